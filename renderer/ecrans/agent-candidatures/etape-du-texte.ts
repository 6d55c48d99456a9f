import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';

/** Où chaque état se place dans les sept étapes du texte du guide (G84). */
const etapeDeLEtat: Readonly<Record<Exclude<EtatCandidature, 'annulee'>, number>> = {
  deposee: 2,
  validee: 3,
  invalidee: 2,
  transmise: 4,
  en_commission: 5,
  attribuee: 6,
  attribuee_avec_rang: 6,
  attribuee_sous_condition: 6,
  non_attribuee: 6,
  irrecevable: 6,
  acceptee: 7,
  bail_signe: 7,
  entree_dans_les_lieux: 7,
  desistee: 6,
};

/** L'étape où en est une candidature, de 1 à 7 ; une annulation laisse là où l'on en était. */
export function etapeDuTexte({ etat, evenements }: Pick<Candidature, 'etat' | 'evenements'>): number {
  const dernier = etat === 'annulee' ? (evenements.findLast((e) => e.etat !== 'annulee')?.etat ?? 'deposee') : etat;
  return dernier === 'annulee' ? 1 : etapeDeLEtat[dernier];
}
