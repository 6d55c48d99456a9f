import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import type { Offre } from '../offre/offre.ts';
import { CandidatureId, OffreId } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import { ajouterEvenement, raisonsDeNePasPasser, RefusTransition } from './appliquer.ts';
import { type Candidature, exceptionsTroisDossiers } from './candidature.ts';
import type { QuiInstruit } from './instruire.ts';

/** Inscrire les dossiers d'une offre à une séance de CALEOL : au moins trois, sauf exception déclarée (R441-3 CCH). */
export const InscrireEnCommissionInput = z.strictObject({
  offreId: OffreId,
  candidatureIds: z.array(CandidatureId).min(1).max(50),
  le: Jour,
  exception: z.enum(exceptionsTroisDossiers).nullable(),
});
export type InscrireEnCommissionInput = z.infer<typeof InscrireEnCommissionInput>;

export const RefusCommission = z.discriminatedUnion('motif', [
  ...RefusTransition.options,
  z.object({ motif: z.literal('offre_inconnue') }),
  z.object({ motif: z.literal('candidature_inconnue') }),
  z.object({ motif: z.literal('moins_de_trois_dossiers'), nombre: z.int() }),
  z.object({ motif: z.literal('commission_passee'), le: Jour }),
]);
export type RefusCommission = z.infer<typeof RefusCommission>;

const DOSSIERS_AU_MOINS = 3;

export interface FaitsCommission extends QuiInstruit {
  readonly offre: Offre | null;
  /** Celles des candidatures demandées qui sont de cette offre et que le bailleur a reçues. */
  readonly candidatures: readonly Candidature[];
}

/** La commission examine au moins trois demandes pour un même logement, sauf exception déclarée (R441-3 CCH) ; toutes sont inscrites, ou aucune. */
export function inscrireEnCommission(faits: FaitsCommission, input: InscrireEnCommissionInput): Result<Candidature[], RefusCommission> {
  const { offre, candidatures, auteur, instant, jour } = faits;
  const demandees = new Set(input.candidatureIds);
  const retenues = candidatures.filter((c) => demandees.has(c.id) && c.offreId === input.offreId);
  const acte = { acte: 'inscrire_en_commission', auteur, instant, jour, texte: null } as const;
  const raisons: RefusCommission[] = [];
  if (offre === null) raisons.push({ motif: 'offre_inconnue' });
  if (retenues.length < demandees.size) raisons.push({ motif: 'candidature_inconnue' });
  if (demandees.size < DOSSIERS_AU_MOINS && input.exception === null)
    raisons.push({ motif: 'moins_de_trois_dossiers', nombre: demandees.size });
  if (input.le < jour) raisons.push({ motif: 'commission_passee', le: input.le });
  for (const candidature of retenues) raisons.push(...raisonsDeNePasPasser(candidature, acte));
  const commission = { le: input.le, dossiers: retenues.length, exception: input.exception };
  return decide(raisons, () => retenues.map((candidature) => ({ ...ajouterEvenement(candidature, acte), commission })));
}
