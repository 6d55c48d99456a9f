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
  const { rows } = await tx.query<{ dernier_rang: number; arrete_le: Date | null; neuf: boolean }>(
    `INSERT INTO poste AS p (academie_id, id, compte_id, vu_le, inscrit_le) VALUES ($1, $2, $3, $4, $4)
     ON CONFLICT (academie_id, id) DO UPDATE SET vu_le = excluded.vu_le,
       -- Effacé puis revenu : il ne recevra que ce qui vaut maintenant, et aura de nouveau de quoi accuser.
       inscrit_le = CASE WHEN p.efface_le IS NULL THEN p.inscrit_le ELSE excluded.inscrit_le END,
       efface_le = CASE WHEN p.arrete_le IS NULL THEN NULL ELSE p.efface_le END
     WHERE p.compte_id = excluded.compte_id
     RETURNING dernier_rang, arrete_le, xmax = 0 AS neuf`,
    [academieId, posteId, compteId, maintenant],
  );
  const ligne = rows[0];
  if (ligne === undefined) return null;
  if (ligne.neuf) await tx.query('SELECT reprendre_poste($1, $2, $3)', [academieId, posteId, compteId]);
  return { dernierRang: ligne.dernier_rang, arrete: ligne.arrete_le !== null };
}
