import { Candidature } from '../../../domain/candidature/candidature.ts';
import type { InscrireEnCommissionInput } from '../../../domain/candidature/commission.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import type { BailleurId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { offreDuBailleur } from '../views/offres-bailleur.ts';

/**
 * Ce que la règle « inscrire en commission » doit savoir : l'offre de ce bailleur, et ceux des dossiers choisis qu'il a reçus.
 * Les demandes des dossiers choisis sont verrouillées, toujours dans le même ordre : un autre acte sur l'un d'eux attend.
 */
export async function faitsCommission(
  tx: Tx,
  bailleurId: BailleurId,
  { offreId, candidatureIds }: Pick<InscrireEnCommissionInput, 'offreId' | 'candidatureIds'>,
): Promise<{ offre: Offre | null; candidatures: Candidature[] }> {
  await tx.query(
    `SELECT 1 FROM demande d WHERE (academie_id, id) IN (SELECT academie_id, demande_id FROM candidature WHERE id = ANY($1::uuid[]))
     ORDER BY academie_id, id FOR UPDATE OF d`,
    [candidatureIds],
  );
  const { rows } = await tx.query<{ doc: string }>(
    'SELECT doc FROM candidature WHERE id = ANY($1::uuid[]) AND offre_id = $2 AND bailleur_id = $3 ORDER BY academie_id, demande_id, id',
    [candidatureIds, offreId, bailleurId],
  );
  return { offre: await offreDuBailleur(tx, bailleurId, offreId), candidatures: rows.map((r) => Candidature.parse(JSON.parse(r.doc))) };
}
