import type { Auteur } from './candidature.ts';
import { type ActeCandidature, actesCandidature, type EtatCandidature, etatsCandidature } from './etapes.ts';

export type Role = Auteur['role'];

/** Un acte sur une candidature : d'où il part, où il mène, qui peut le faire. `vers` est null quand l'état ne change pas. */
export interface Transition {
  readonly de: readonly EtatCandidature[];
  readonly vers: EtatCandidature | null;
  readonly par: readonly Role[];
  /** Vrai quand l'acte doit dire pourquoi, ou quand : un texte montré tel quel à l'agent. */
  readonly texte: boolean;
  /** « dans » : au plus tard le dixième jour après l'attribution ; « apres » : à partir du onzième. */
  readonly delai: 'dans' | 'apres' | null;
  readonly sens: string;
}

const attribuees = ['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition'] as const;
const avantLeBail = ['transmise', 'en_commission', ...attribuees, 'acceptee'] as const;
const CONSEILLER = ['conseiller'] as const;
const BAILLEUR = ['bailleur'] as const;
// Les pouvoirs d'un mandat sont voir, candidater et annuler (D6) : la réponse à une attribution reste à l'agent,
// ou au bailleur qui l'a reçue par courrier et l'enregistre.
const CANDIDAT = ['agent', 'bailleur'] as const;

const pas = (
  de: readonly EtatCandidature[],
  vers: EtatCandidature | null,
  par: readonly Role[],
  sens: string,
  reste: Partial<Pick<Transition, 'texte' | 'delai'>> = {},
): Transition => ({ de, vers, par, sens, texte: false, delai: null, ...reste });

/**
 * Tout ce qui peut arriver à une candidature, et à qui c'est permis (D1 ; cinq décisions de la CALEOL : R441-3 CCH ;
 * dix jours pour répondre à une attribution, le silence valant refus : R441-10 CCH). « Je postule » la crée : voir postuler.ts.
 */
export const transitions = {
  valider: pas(['deposee'], 'validee', CONSEILLER, 'Le conseiller valide la candidature.'),
  invalider: pas(['deposee'], 'invalidee', CONSEILLER, 'Le conseiller invalide la candidature, avec son motif.', { texte: true }),
  transmettre: pas(['validee'], 'transmise', CONSEILLER, 'Le conseiller transmet le dossier au bailleur.'),
  annuler: pas(
    ['deposee', 'validee'],
    'annulee',
    ['agent', 'gestionnaire'],
    'L’agent renonce avant la transmission, ou le gestionnaire en son nom.',
  ),
  demander_complement: pas(['transmise', 'en_commission'], null, BAILLEUR, 'Le bailleur demande de compléter le dossier.', { texte: true }),
  proposer_visite: pas(avantLeBail, null, BAILLEUR, 'Le bailleur propose une visite, avant ou après la commission.', { texte: true }),
  constater_visite: pas(avantLeBail, null, BAILLEUR, 'Le bailleur note que la visite a eu lieu.', { texte: true }),
  inscrire_en_commission: pas(['transmise'], 'en_commission', BAILLEUR, 'Le bailleur inscrit le dossier à une CALEOL.'),
  attribuer: pas(['en_commission'], 'attribuee', BAILLEUR, 'La CALEOL attribue le logement.'),
  attribuer_avec_rang: pas(['en_commission'], 'attribuee_avec_rang', BAILLEUR, 'La CALEOL attribue le logement, avec un rang.', {
    texte: true,
  }),
  attribuer_sous_condition: pas(
    ['en_commission'],
    'attribuee_sous_condition',
    BAILLEUR,
    'La CALEOL attribue le logement sous une condition suspensive.',
    { texte: true },
  ),
  ne_pas_attribuer: pas(['en_commission'], 'non_attribuee', BAILLEUR, 'La CALEOL n’attribue pas le logement, avec son motif.', {
    texte: true,
  }),
  declarer_irrecevable: pas(['en_commission'], 'irrecevable', BAILLEUR, 'La CALEOL déclare la candidature irrecevable, avec son motif.', {
    texte: true,
  }),
  accepter: pas(attribuees, 'acceptee', CANDIDAT, 'L’agent accepte le logement, dans les dix jours.', { delai: 'dans' }),
  se_desister: pas(attribuees, 'desistee', CANDIDAT, 'L’agent refuse le logement attribué.'),
  constater_silence: pas(attribuees, 'desistee', ['systeme'], 'Dix jours sans réponse valent refus.', { delai: 'apres' }),
  signer_bail: pas(['acceptee'], 'bail_signe', BAILLEUR, 'Le bail est signé.'),
  constater_entree: pas(['bail_signe'], 'entree_dans_les_lieux', BAILLEUR, 'L’agent entre dans les lieux.'),
} as const satisfies Record<ActeCandidature, Transition>;

export const transitionDe = (acte: ActeCandidature): Transition => transitions[acte];

/** Vrai quand l'état et le rôle permettent l'acte : de quoi montrer ou cacher un bouton. */
export const peutPasser = (etat: EtatCandidature, acte: ActeCandidature, role: Role): boolean =>
  transitionDe(acte).de.includes(etat) && transitionDe(acte).par.includes(role);

/** Les actes possibles dans un état, quel que soit leur auteur. */
export const actesDepuis = (etat: EtatCandidature): readonly ActeCandidature[] =>
  actesCandidature.filter((a) => transitionDe(a).de.includes(etat));

/** Les états atteints d'un seul acte ; vide pour un état final. */
export const etatsSuivants = (etat: EtatCandidature): readonly EtatCandidature[] => {
  const atteints = actesDepuis(etat).map((a) => transitionDe(a).vers);
  return etatsCandidature.filter((e) => atteints.includes(e));
};
