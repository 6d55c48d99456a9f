import type { Pool } from '../../db/central/open.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import { enEcriture } from './stock.ts';

/** « demandeur/cni_passeport » : la personne et la pièce. */
export type ClePiece = `${string}/${string}`;

export async function piecesDeposees(pool: Pool, numero: string): Promise<ReadonlyMap<ClePiece, Jour>> {
  const { rows } = await pool.query<{ personne: string; code: string; deposee_le: Jour }>(
    'SELECT personne, code, deposee_le FROM piece_deposee WHERE numero = $1',
    [numero],
  );
  return new Map(rows.map((l) => [`${l.personne}/${l.code}` as const, l.deposee_le]));
}

/** Les pièces cochées, et elles seules ; celle qui l'était déjà garde son jour. `montrees` : une pièce qui n'était pas à l'écran n'est pas touchée. */
export async function declarerPieces(
  pool: Pool,
  numero: string,
  { montrees, cochees }: { readonly montrees: readonly ClePiece[]; readonly cochees: ReadonlySet<ClePiece> },
  jour: Jour,
): Promise<void> {
  await enEcriture(pool, async (tx) => {
    for (const cle of montrees) {
      const [personne, code] = cle.split('/');
      await (cochees.has(cle)
        ? tx.query('INSERT INTO piece_deposee (numero, personne, code, deposee_le) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [
            numero,
            personne,
            code,
            jour,
          ])
        : tx.query('DELETE FROM piece_deposee WHERE numero = $1 AND personne = $2 AND code = $3', [numero, personne, code]));
    }
  });
}
