import { fluxAcademie } from '../../../domain/contract/entities.ts';
import type { Tx } from '../open.ts';

/**
 * Arrête un poste : plus rien ne lui est livré, ses actes sont gardés et refusés, et ses dossiers s'effacent à son prochain contact ; aussitôt
 * s'il est connecté. `detruit` : il n'existe plus, il n'y a rien à attendre de lui. Faux si ce poste n'existe pas. Réservé au propriétaire de la base.
 */
export async function arreterPoste(tx: Tx, posteId: string, detruit: boolean): Promise<boolean> {
  const { rows } = await tx.query<{ academie_id: string }>(
    `UPDATE poste SET arrete_le = coalesce(arrete_le, now()), efface_le = CASE WHEN $2 THEN coalesce(efface_le, now()) ELSE efface_le END
     WHERE id = $1 RETURNING academie_id`,
    [posteId, detruit],
  );
  for (const { academie_id } of rows) await tx.query("SELECT pg_notify('flux', $1)", [fluxAcademie(academie_id)]);
  return rows.length > 0;
}
