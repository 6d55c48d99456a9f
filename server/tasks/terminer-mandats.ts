import { terminerMandats } from '../../db/central/apply/mandat.ts';
import { enTransaction, type Pool } from '../../db/central/open.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

/** Retirer des flux ce dont le mandat est fini. La livraison le filtrait déjà : ici, les postes apprennent à l'effacer. Rend le nombre de demandes. */
export async function terminerTousLesMandats(pool: Pool, maintenant: Date): Promise<number> {
  const academies = await enTransaction(pool, null, async (tx) => (await tx.query<{ id: string }>('SELECT id FROM academie ORDER BY id')).rows);
  let nombre = 0;
  for (const { id } of academies) {
    const academieId = AcademieId.parse(id);
    nombre += await enTransaction(pool, academieId, (tx) => terminerMandats(tx, academieId, jourAParis(maintenant.toISOString())));
  }
  return nombre;
}
