import type { AnnulerInput, FaitsAnnuler } from '../../../domain/candidature/annuler.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';
import { verrouillerDossier } from '../views/dossier.ts';

/** Ce que la règle « annuler » doit savoir, lu dans PostgreSQL, la demande verrouillée. */
export async function faitsAnnuler(
  tx: Tx,
  contexte: Pick<FaitsAnnuler, 'instant' | 'auteur'> & { readonly jour: Jour; readonly academieId: AcademieId },
  input: AnnulerInput,
): Promise<FaitsAnnuler & { readonly demande: Demande | null }> {
  const { academieId, ...reste } = contexte;
  const { rows } = await preparee<{ demande_id: string }>(tx, 'SELECT demande_id FROM candidature WHERE academie_id = $1 AND id = $2', [
    academieId,
    input.candidatureId,
  ]);
  const dossier = rows[0] === undefined ? null : await verrouillerDossier(tx, academieId, rows[0].demande_id, contexte.jour);
  return {
    ...reste,
    demande: dossier?.demande ?? null,
    mandat: dossier?.mandat ?? null,
    candidature: dossier?.candidatures.find((c) => c.id === input.candidatureId) ?? null,
  };
}
