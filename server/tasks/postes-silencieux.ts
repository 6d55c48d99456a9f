import { enTransaction, type Pool } from '../../db/central/open.ts';
import { postesSilencieux } from '../../db/central/views/postes-silencieux.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

/** Sans reçu au bout de tant de jours, un poste est dit silencieux. */
export const JOURS_SANS_RECU = 7;

/**
 * Dit combien de postes devaient effacer des dossiers et se taisent (B4). `avertir` écrit au journal technique : des nombres, et l'académie ;
 * `npm run postes-silencieux` nomme les postes. Rend leur nombre.
 */
export async function avertirDesSilences(
  { pool, avertir, jours }: { pool: Pool; avertir: (academieId: string, postes: number) => void; jours: number },
  maintenant: Date,
): Promise<number> {
  let total = 0;
  const academies = await enTransaction(pool, null, (tx) => tx.query<{ id: string }>('SELECT id FROM academie ORDER BY id'));
  for (const { id } of academies.rows) {
    const { length } = await enTransaction(pool, AcademieId.parse(id), (tx) => postesSilencieux(tx, maintenant, jours));
    if (length > 0) avertir(id, length);
    total += length;
  }
  return total;
}
