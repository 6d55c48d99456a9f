import type { Auteur, Candidature } from '../../../domain/candidature/candidature.ts';
import { estDejaFait, instruire, type RefusInstruire } from '../../../domain/candidature/instruire.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import { faitsInstruire } from '../../../db/central/facts/instruire.ts';
import type { Tx } from '../../../db/central/open.ts';
import { faireConnaitre } from '../../candidature/faire-connaitre.ts';
import type { ContexteAppel } from '../contexte.ts';

type Contexte = Pick<ContexteAppel, 'instant' | 'jour' | 'journaliser'>;

/** Un acte d'un instructeur sur une candidature qu'il peut voir : jugé, écrit, et connu de l'agent comme de son académie, ou refusé ; refait à l'identique, il est déjà fait. `apres` : ce que l'acte entraîne. */
export async function faireAvancer(
  tx: Tx,
  contexte: Contexte,
  auteur: Auteur,
  input: Parameters<typeof instruire>[1] & { readonly candidatureId: string },
  apres: (candidature: Candidature) => Promise<void> = async () => undefined,
): Promise<Result<Record<string, never>, RefusInstruire>> {
  const dossier = await faitsInstruire(tx, input.candidatureId, contexte.jour);
  const decision = instruire(dossier?.candidature ?? null, input, { auteur, instant: contexte.instant, jour: contexte.jour });
  if (!decision.ok) return dossier !== null && estDejaFait(dossier.candidature, decision.refus, input, auteur) ? ok({}) : decision;
  await contexte.journaliser(tx, input.candidatureId, { acte: input.acte }, dossierNomme(dossier!.demande));
  await faireConnaitre(tx, { candidature: decision.value, demande: dossier!.demande, mandat: dossier!.mandat, jour: contexte.jour });
  await apres(decision.value);
  return ok({});
}
