import type { Tx } from '../open.ts';

/** L'époque de la base, et ce que le serveur sait de ce poste. */
export interface EtatDuPoste {
  readonly epoque: string;
  readonly dernierRang: number;
  /** Faux : l'académie du compte, ou le compte lui-même, n'est plus celui de ce poste ; ou ce compte a été désactivé depuis que le jeton a été lu (I-8). */
  readonly inscrit: boolean;
  readonly arrete: boolean;
  /** Jusqu'où il a accusé les retraits du flux de son académie. */
  readonly recuJusqua: number;
}

export async function etatDuPoste(tx: Tx, porteur: { academieId: string; posteId: string; compteId: string }): Promise<EtatDuPoste> {
  const { rows } = await tx.query<EtatDuPoste>(
    `SELECT f.epoque, coalesce(p.dernier_rang, 0) AS "dernierRang", coalesce(c.actif, false) AS inscrit, p.arrete_le IS NOT NULL AS arrete,
       coalesce(p.recu_jusqua, 0) AS "recuJusqua"
     FROM plateforme f LEFT JOIN poste p ON p.academie_id = $1 AND p.id = $2 AND p.compte_id = $3
       LEFT JOIN compte c ON c.id = p.compte_id`,
    [porteur.academieId, porteur.posteId, porteur.compteId],
  );
  return rows[0]!;
}
