import type { Candidature } from './candidature.ts';
import type { EtatCandidature } from './etapes.ts';
import { peutPasser } from './transitions.ts';

/** Les six icônes de la barre de suivi du guide (G83), dans l'ordre. */
export const icones = ['je_postule', 'validations', 'envoi_bailleur', 'visite', 'commission_logement', 'entrez_dans_les_lieux'] as const;
export type Icone = (typeof icones)[number];

/** La visite est facultative (D1) : « proposee », puis « faite » ; « sautee » quand elle ne peut plus arriver. */
export type EtatIcone = 'faite' | 'en_cours' | 'arretee' | 'a_venir' | 'proposee' | 'sautee';

/** Où chaque état place la candidature sur la barre : les icônes d'avant sont faites, celles d'après sont à venir. */
export const iconeDeLEtat = {
  deposee: ['validations', 'en_cours'],
  validee: ['envoi_bailleur', 'en_cours'],
  invalidee: ['validations', 'arretee'],
  transmise: ['commission_logement', 'a_venir'],
  en_commission: ['commission_logement', 'en_cours'],
  attribuee: ['entrez_dans_les_lieux', 'en_cours'],
  attribuee_avec_rang: ['entrez_dans_les_lieux', 'en_cours'],
  attribuee_sous_condition: ['entrez_dans_les_lieux', 'en_cours'],
  non_attribuee: ['commission_logement', 'arretee'],
  irrecevable: ['commission_logement', 'arretee'],
  acceptee: ['entrez_dans_les_lieux', 'en_cours'],
  bail_signe: ['entrez_dans_les_lieux', 'en_cours'],
  entree_dans_les_lieux: ['entrez_dans_les_lieux', 'faite'],
  desistee: ['entrez_dans_les_lieux', 'arretee'],
  annulee: ['validations', 'arretee'],
} as const satisfies Record<EtatCandidature, readonly [Icone, EtatIcone]>;

/** La barre de suivi d'une candidature : l'état de chacune des six icônes. */
export function barreDeSuivi({ etat, evenements }: Pick<Candidature, 'etat' | 'evenements'>): Record<Icone, EtatIcone> {
  const [icone, etatIcone] = etat === 'annulee' ? placeDeLAnnulation(evenements) : iconeDeLEtat[etat];
  const rang = icones.indexOf(icone);
  const barre = icones.map((i, r): [Icone, EtatIcone] => [i, r < rang ? 'faite' : r === rang ? etatIcone : 'a_venir']);
  return { ...(Object.fromEntries(barre) as Record<Icone, EtatIcone>), visite: etatVisite(etat, evenements, rang) };
}

/** Une annulation arrête la barre là où la candidature en était : avant ou après la validation. */
function placeDeLAnnulation(evenements: Candidature['evenements']): readonly [Icone, EtatIcone] {
  const avant = evenements.findLast((e) => e.etat !== 'annulee')?.etat;
  return avant === undefined ? iconeDeLEtat.annulee : [iconeDeLEtat[avant][0], 'arretee'];
}

/** La visite se lit dans l'histoire. Une histoire plus ancienne ne nomme pas ses actes : un événement y répète l'état précédent. */
function etatVisite(etat: EtatCandidature, evenements: Candidature['evenements'], rang: number): EtatIcone {
  const visite = evenements.findLast(
    (e, i) => e.acte === 'proposer_visite' || e.acte === 'constater_visite' || (e.acte === null && e.etat === evenements[i - 1]?.etat),
  );
  if (visite !== undefined) return visite.acte === 'constater_visite' ? 'faite' : 'proposee';
  return rang > icones.indexOf('visite') && !peutPasser(etat, 'proposer_visite', 'bailleur') ? 'sautee' : 'a_venir';
}
