import { z } from 'zod';
import { ajouterJours, type Instant, Jour, jourAParis } from '../shared/dates.ts';
import { decide, type Result } from '../shared/result.ts';
import type { Auteur, Candidature } from './candidature.ts';
import { ActeCandidature, EtatCandidature } from './etapes.ts';
import { actesDepuis, type Role, transitionDe } from './transitions.ts';

const Acte = ActeCandidature;
const RoleSchema = z.enum(['agent', 'gestionnaire', 'conseiller', 'bailleur', 'systeme']) satisfies z.ZodType<Role>;

/** Pourquoi un acte n'est pas possible sur une candidature, avec ce qui l'est. */
export const RefusTransition = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('acte_impossible'), acte: Acte, etat: EtatCandidature, possibles: z.array(Acte) }),
  z.object({ motif: z.literal('role_interdit'), acte: Acte, role: RoleSchema, permis: z.array(RoleSchema) }),
  z.object({ motif: z.literal('texte_absent'), acte: Acte }),
  z.object({ motif: z.literal('delai_de_reponse_depasse'), echeance: Jour }),
  z.object({ motif: z.literal('delai_de_reponse_en_cours'), echeance: Jour }),
]);
export type RefusTransition = z.infer<typeof RefusTransition>;

/** Annuler dépend aussi du mandat : cet acte ne passe que par annuler.ts. */
export type ActeApplicable = Exclude<ActeCandidature, 'annuler'>;

/** Un acte à juger ; `jour` est celui du serveur à la réception, null sur un poste, dont l'horloge ne juge rien. */
export interface ActeDemande {
  readonly acte: ActeApplicable;
  readonly auteur: Auteur;
  readonly instant: Instant;
  readonly jour: Jour | null;
  readonly texte: string | null;
}

/** R441-10 CCH : dix jours pour dire si l'on accepte ou refuse le logement attribué. */
const JOURS_POUR_REPONDRE = 10;

/** Le dernier jour pour répondre à une attribution ; null tant que rien n'est attribué. */
export function echeanceDeReponse({ evenements }: Pick<Candidature, 'evenements'>): Jour | null {
  const attribution = evenements.find((e) => e.etat.startsWith('attribuee'));
  return attribution === undefined ? null : ajouterJours(jourAParis(attribution.quand), JOURS_POUR_REPONDRE);
}

/** Toutes les raisons qui empêchent cet acte sur cette candidature ; une liste vide quand il est permis. */
export function raisonsDeNePasPasser(candidature: Candidature, demande: Omit<ActeDemande, 'instant'>): RefusTransition[] {
  const { acte, auteur } = demande;
  const { de, par, texte } = transitionDe(acte);
  const raisons: RefusTransition[] = [];
  if (!de.includes(candidature.etat))
    raisons.push({ motif: 'acte_impossible', acte, etat: candidature.etat, possibles: [...actesDepuis(candidature.etat)] });
  else raisons.push(...raisonDuDelai(candidature, acte, demande.jour));
  if (!par.includes(auteur.role)) raisons.push({ motif: 'role_interdit', acte, role: auteur.role, permis: [...par] });
  if (texte && (demande.texte ?? '').trim() === '') raisons.push({ motif: 'texte_absent', acte });
  return raisons;
}

function raisonDuDelai(candidature: Candidature, acte: ActeCandidature, jour: Jour | null): RefusTransition[] {
  const { delai } = transitionDe(acte);
  const echeance = echeanceDeReponse(candidature);
  if (delai === null || jour === null || echeance === null) return [];
  if (delai === 'dans' && jour > echeance) return [{ motif: 'delai_de_reponse_depasse', echeance }];
  return delai === 'apres' && jour <= echeance ? [{ motif: 'delai_de_reponse_en_cours', echeance }] : [];
}

/**
 * Faire avancer une candidature : le nouvel état et un événement de plus, ou toutes les raisons du refus.
 * Une visite ne change pas l'état : son événement répète l'état où elle a lieu, et c'est le seul qui le fasse.
 */
export function appliquer(candidature: Candidature, demande: ActeDemande): Result<Candidature, RefusTransition> {
  return decide(raisonsDeNePasPasser(candidature, demande), () => ajouterEvenement(candidature, demande));
}

/** Écrit l'acte dans l'histoire, sans le juger : la règle qui l'appelle l'a fait. */
export function ajouterEvenement(
  candidature: Candidature,
  { acte, auteur, instant, texte }: Omit<ActeDemande, 'acte' | 'jour'> & { readonly acte: ActeCandidature },
): Candidature {
  const etat = transitionDe(acte).vers ?? candidature.etat;
  return { ...candidature, etat, evenements: [...candidature.evenements, { etat, quand: instant, auteur, motif: texte, acte }] };
}
