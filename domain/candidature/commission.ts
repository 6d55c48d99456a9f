import { z } from 'zod';
import { Jour } from '../shared/dates.ts';
import { CandidatureId, OffreId } from '../shared/ids.ts';
import { RefusTransition } from './appliquer.ts';
import { exceptionsTroisDossiers } from './candidature.ts';

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
