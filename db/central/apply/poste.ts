import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

export interface PosteCentral {
  readonly dernierRang: number;
  readonly arrete: boolean;
}

/** Inscrit le poste à sa première connexion. Null si cet identifiant est déjà celui d'un autre compte. */
export async function inscrirePoste(
  tx: Tx,
  academieId: AcademieId,
  posteId: string,
  compteId: string,
  maintenant: Date,
): Promise<PosteCentral | null> {
  const { rows } = await tx.query<{ dernier_rang: number; arrete_le: Date | null }>(
    `INSERT INTO poste AS p (academie_id, id, compte_id, vu_le) VALUES ($1, $2, $3, $4)
     ON CONFLICT (academie_id, id) DO UPDATE SET vu_le = excluded.vu_le WHERE p.compte_id = excluded.compte_id
     RETURNING dernier_rang, arrete_le`,
    [academieId, posteId, compteId, maintenant],
  );
  return rows[0] === undefined ? null : { dernierRang: rows[0].dernier_rang, arrete: rows[0].arrete_le !== null };
}
