import type { Menage, Personne } from '../../domain/demande/demande.ts';
import { ageRevolu, ajouterJours, ajouterMois, type Jour } from '../../domain/shared/dates.ts';
import type { Hasard } from './hasard.ts';
import { type TraitsPersonne, unePersonne } from './personne.ts';

type Composition = 'seul' | 'parent_seul' | 'couple' | 'couple_enfants' | 'jeune_menage' | 'avec_proche';

export interface Foyer {
  readonly demandeur: Personne;
  readonly codemandeur: Personne | null;
  readonly menage: Menage;
}

/** Les personnes d'une demande : seules, en couple, jeunes ménages (G7), avec enfants, naissances attendues, situations de handicap. */
export function unFoyer(h: Hasard, aujourdhui: Jour, suffixe: string, composition: Composition = tirerComposition(h)): Foyer {
  // Jeune ménage : couple sans enfant dont la somme des âges ne dépasse pas 55 ans (arrêté du 29 juillet 1987).
  const ages = composition === 'jeune_menage' ? { ageMin: 21, ageMax: 25 } : { ageMin: 24, ageMax: 61 };
  const demandeur = unePersonne(h, { aujourdhui, ...ages, suffixe });
  const seul = composition === 'seul' || composition === 'parent_seul';
  const codemandeur = seul ? null : uneSecondePersonne(h, { aujourdhui, ...ages, suffixe: `${suffixe}b` });
  const avecEnfants = composition === 'parent_seul' || composition === 'couple_enfants';
  const personnesACharge = Array.from({ length: avecEnfants ? nombreEnfants(h) : 0 }, () => unEnfant(h, aujourdhui));
  const naissances =
    demandeur.civilite === 'madame' && demandeur.dateNaissance > ajouterMois(aujourdhui, -12 * 43) && h.chance(0.08) ? 1 : 0;
  return {
    demandeur,
    codemandeur,
    menage: { lienCodemandeur: codemandeur && lien(h, composition), personnesACharge, naissancesAttendues: naissances },
  };
}

const tirerComposition = (h: Hasard): Composition =>
  h.pondere([
    ['seul', 36],
    ['parent_seul', 20],
    ['couple', 12],
    ['couple_enfants', 21],
    ['jeune_menage', 7],
    ['avec_proche', 4],
  ]);

/** Le demandeur est un agent en poste ; le plus souvent, le codemandeur travaille aussi, étudie avant 27 ans ou a sa retraite à 60. */
function uneSecondePersonne(h: Hasard, traits: TraitsPersonne): Personne {
  const personne = unePersonne(h, traits);
  const age = ageRevolu(personne.dateNaissance, traits.aujourdhui);
  const activite = h.pondere<Personne['activite']>([
    ['emploi', 72],
    ['recherche_emploi', 14],
    ['sans_activite', 10],
    ['etudes', age < 27 ? 20 : 0],
    ['retraite', age >= 60 ? 90 : 0],
  ]);
  return { ...personne, activite };
}

const lien = (h: Hasard, composition: Composition): Menage['lienCodemandeur'] =>
  composition === 'avec_proche'
    ? 'autre'
    : h.pondere([
        ['mariage', 45],
        ['pacs', 30],
        ['concubinage', 25],
      ]);

const nombreEnfants = (h: Hasard): number =>
  h.pondere([
    [1, 45],
    [2, 35],
    [3, 14],
    [4, 5],
    [6, 1],
  ]);

const unEnfant = (h: Hasard, aujourdhui: Jour): Menage['personnesACharge'][number] => ({
  dateNaissance: ajouterJours(aujourdhui, -h.entier(30, 20 * 365)),
  enSituationHandicap: h.chance(0.03),
});
