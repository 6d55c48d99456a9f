import type { Tx } from '../open.ts';

/** L'époque de la base, le dernier rang reçu de ce poste, et s'il a été arrêté. */
export interface EtatDuPoste {
  readonly epoque: string;
  readonly dernierRang: number;
  readonly arrete: boolean;
}

/** Un poste qui n'est plus inscrit à ce compte vaut arrêté. */
export async function etatDuPoste(tx: Tx, porteur: { academieId: string; posteId: string; compteId: string }): Promise<EtatDuPoste> {
  const { rows } = await tx.query<EtatDuPoste>(
    `SELECT f.epoque, coalesce(p.dernier_rang, 0) AS "dernierRang", p.id IS NULL AS arrete
     FROM plateforme f LEFT JOIN poste p ON p.academie_id = $1 AND p.id = $2 AND p.compte_id = $3 AND p.arrete_le IS NULL`,
    [porteur.academieId, porteur.posteId, porteur.compteId],
  );
  return rows[0]!;
}
