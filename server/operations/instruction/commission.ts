import type { Auteur } from '../../../domain/candidature/candidature.ts';
import { inscrireEnCommission, type InscrireEnCommissionInput, type RefusCommission } from '../../../domain/candidature/commission.ts';
import type { BailleurId } from '../../../domain/shared/ids.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { faitsCommission } from '../../../db/central/facts/commission.ts';
import { faitsInstruire } from '../../../db/central/facts/instruire.ts';
import type { Tx } from '../../../db/central/open.ts';
import { faireConnaitre } from '../../candidature/faire-connaitre.ts';
import type { AppelantBailleur, ContexteAppel } from '../contexte.ts';

/** Inscrire les dossiers d'une offre à une séance : tous ou aucun, et chaque agent l'apprend. */
export async function inscrireLesDossiers(
  tx: Tx,
  contexte: ContexteAppel<AppelantBailleur>,
  auteur: Auteur,
  bailleurId: BailleurId,
  input: InscrireEnCommissionInput,
): Promise<Result<Record<string, never>, RefusCommission>> {
  const { instant, jour } = contexte;
  const decision = inscrireEnCommission({ ...(await faitsCommission(tx, bailleurId, input)), auteur, instant, jour }, input);
  if (!decision.ok) return decision;
  await contexte.journaliser(tx, input.offreId, { dossiers: decision.value.length, exception: input.exception });
  for (const candidature of decision.value) {
    const dossier = await faitsInstruire(tx, candidature.id, jour);
    if (dossier === null) continue;
    await contexte.journaliser(tx, candidature.id, { offre: input.offreId }, dossierNomme(dossier.demande));
    await faireConnaitre(tx, { candidature, demande: dossier.demande, mandat: dossier.mandat, jour });
  }
  return ok({});
}
