import { z } from 'zod';
import type { Instant, Jour } from '../shared/dates.ts';
import { CandidatureId } from '../shared/ids.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Demande } from '../demande/demande.ts';
import { mandatPour, RefusMandat, raisonsDeNePasAgir } from '../droits/droits-mandat.ts';
import { estEnVigueur, type Mandat } from '../mandat/mandat.ts';
import { ajouterEvenement } from './appliquer.ts';
import type { Auteur, Candidature } from './candidature.ts';
import { EtatCandidature, estActive } from './etapes.ts';
import { transitionDe } from './transitions.ts';

export const AnnulerInput = z.strictObject({ candidatureId: CandidatureId });
export type AnnulerInput = z.infer<typeof AnnulerInput>;

export const RefusAnnuler = z.discriminatedUnion('motif', [
  ...RefusMandat.options,
  z.object({ motif: z.literal('candidature_inconnue') }),
  z.object({ motif: z.literal('candidature_close'), etat: EtatCandidature }),
  z.object({ motif: z.literal('deja_transmise'), etat: EtatCandidature }),
]);
export type RefusAnnuler = z.infer<typeof RefusAnnuler>;

/** Ce qu'il faut savoir pour décider d'une annulation ; `jour` est null sur le poste, dont l'horloge ne juge rien. */
export interface FaitsAnnuler {
  readonly instant: Instant;
  readonly jour: Jour | null;
  readonly auteur: (mandat: Mandat) => Auteur;
  readonly demande: Pick<Demande, 'rattachement'> | null;
  readonly mandat: Mandat | null;
  readonly candidature: Candidature | null;
}

/** Annuler une candidature : possible jusqu'à la transmission du dossier au bailleur, jamais après (G81). */
export function annuler(faits: FaitsAnnuler): Result<Candidature, RefusAnnuler> {
  const { candidature, demande } = faits;
  const mandat = candidature === null ? null : mandatPour(faits.mandat, { demandeId: candidature.demandeId });
  const raisons: RefusAnnuler[] = [];
  if (candidature === null || demande === null) raisons.push({ motif: 'candidature_inconnue' });
  else {
    raisons.push(...raisonsDeNePasAgir(mandat, demande.rattachement.validation, 'annuler', faits.jour));
    // Sans mandat, l'état de la candidature ne se dit pas, pas même par un refus (G53).
    if (mandat !== null && estEnVigueur(mandat, faits.jour ?? mandat.debut)) raisons.push(...raisonsDeLEtat(candidature.etat));
  }
  return decide(raisons, () =>
    ajouterEvenement(candidature!, { acte: 'annuler', auteur: faits.auteur(mandat!), instant: faits.instant, texte: null }),
  );
}

export function raisonsDeLEtat(etat: EtatCandidature): RefusAnnuler[] {
  if (estAnnulable(etat)) return [];
  return [{ motif: estActive(etat) ? 'deja_transmise' : 'candidature_close', etat }];
}

/** Vrai tant que le dossier n'est pas transmis au bailleur : la table des transitions le dit. */
export const estAnnulable = (etat: EtatCandidature): boolean => transitionDe('annuler').de.includes(etat);
