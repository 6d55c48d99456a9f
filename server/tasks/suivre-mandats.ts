import { suivreMandats } from '../../db/central/apply/mandat.ts';
import { enTransaction, type Pool } from '../../db/central/open.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

/**
 * Chaque minute : retirer des flux ce dont le mandat est fini, y mettre ce dont le mandat commence.
 * La livraison filtre déjà les mandats finis : ici, les postes apprennent à effacer. Rend le nombre de demandes revues.
 */
export async function suivreTousLesMandats(pool: Pool, maintenant: Date): Promise<number> {
  const jour = jourAParis(maintenant.toISOString());
  const academies = await enTransaction(
    pool,
    null,
    async (tx) => (await tx.query<{ id: string }>('SELECT id FROM academie ORDER BY id')).rows,
  );
  let nombre = 0;
  for (const { id } of academies) {
    const academieId = AcademieId.parse(id);
    nombre += await enTransaction(pool, academieId, (tx) => suivreMandats(tx, academieId, jour));
  }
  return nombre;
}
