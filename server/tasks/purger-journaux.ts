import { enTransaction, type Pool, type Tx } from '../../db/central/open.ts';
import { JOURNAL_DU_SERVEUR } from '../../db/central/apply/journal.ts';
import { AcademieId } from '../../domain/shared/ids.ts';

/** La conservation des journaux : ce qui a plus de douze mois s'en va. Un journal à la fois : son compteur n'est tenu que le temps d'ôter le sien. Rend le nombre de lignes ôtées ; la base seule juge leur âge. */
export async function purgerJournaux(pool: Pool): Promise<number> {
  const academies = await enTransaction(pool, null, (tx) => tx.query<{ id: string }>('SELECT id FROM academie ORDER BY id'));
  let nombre = 0;
  for (const { id } of academies.rows) {
    const academieId = AcademieId.parse(id);
    const { rows } = await enTransaction(pool, academieId, (tx) =>
      tx.query<{ journal: string }>('SELECT journal FROM journal_tete WHERE academie_id = $1 AND numero > plancher ORDER BY 1', [id]),
    );
    for (const { journal } of rows) nombre += await enTransaction(pool, academieId, (tx) => purgerUn(tx, id, journal));
  }
  return nombre;
}

async function purgerUn(tx: Tx, academieId: string, journal: string): Promise<number> {
  const { rows } =
    journal === JOURNAL_DU_SERVEUR
      ? await tx.query<{ n: number }>('SELECT purger_journal($1) AS n', [academieId])
      : await tx.query<{ n: number }>('SELECT purger_journal($1, $2::uuid, $3::uuid) AS n', [academieId, ...journal.split('/')]);
  return rows[0]!.n;
}
