import { z } from 'zod';
import { EtatCandidature } from '../candidature/etapes.ts';

/** « Supprimer ma demande » (G65) : impossible quand le dossier est chez le bailleur ; avant, la candidature en cours est d'abord annulée. */
export const RefusSupprimer = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('dossier_chez_le_bailleur'), etat: EtatCandidature }),
]);
export type RefusSupprimer = z.infer<typeof RefusSupprimer>;
