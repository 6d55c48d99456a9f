import { z } from 'zod';
import { estAnnulable } from '../candidature/annuler.ts';
import { ajouterEvenement } from '../candidature/appliquer.ts';
import type { Auteur, Candidature } from '../candidature/candidature.ts';
import { EtatCandidature, estActive } from '../candidature/etapes.ts';
import type { Instant } from '../shared/dates.ts';
import { ok, refused, type Result } from '../shared/result.ts';
import type { Demande } from './demande.ts';

/** « Supprimer ma demande » (G65) : impossible quand le dossier est chez le bailleur ; avant, la candidature en cours est d'abord annulée. */
export const RefusSupprimer = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('dossier_chez_le_bailleur'), etat: EtatCandidature }),
]);
export type RefusSupprimer = z.infer<typeof RefusSupprimer>;

export interface FaitsSupprimer {
  readonly demande: Demande | null;
  readonly candidatures: readonly Candidature[];
  readonly auteur: Auteur;
  readonly instant: Instant;
}

/** Supprimer sa demande : la candidature encore annulable l'est d'abord ; `annulee` est null quand il n'y en a pas. */
export function supprimer(faits: FaitsSupprimer): Result<{ annulee: Candidature | null }, RefusSupprimer> {
  if (faits.demande === null) return refused({ motif: 'demande_absente' });
  const active = faits.candidatures.find((c) => estActive(c.etat));
  if (active === undefined) return ok({ annulee: null });
  if (!estAnnulable(active.etat)) return refused({ motif: 'dossier_chez_le_bailleur', etat: active.etat });
  return ok({ annulee: ajouterEvenement(active, { acte: 'annuler', auteur: faits.auteur, instant: faits.instant, texte: null }) });
}
