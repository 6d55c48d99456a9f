import type { Tx } from '../open.ts';

/** L'époque de la base, et si ce poste a été arrêté ; un poste qui n'est plus inscrit à ce compte vaut arrêté. */
export async function etatDuPoste(tx: Tx, porteur: { academieId: string; posteId: string; compteId: string }): Promise<{ epoque: string; arrete: boolean }> {
  const { rows } = await tx.query<{ epoque: string; arrete: boolean }>(
    `SELECT (SELECT epoque FROM plateforme) AS epoque,
       NOT EXISTS (SELECT FROM poste WHERE academie_id = $1 AND id = $2 AND compte_id = $3 AND arrete_le IS NULL) AS arrete`,
    [porteur.academieId, porteur.posteId, porteur.compteId]);
  return rows[0]!;
}
