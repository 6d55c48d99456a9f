import type { Personne } from '../../domain/demande/demande.ts';
import { ajouterJours, ajouterMois, type Jour } from '../../domain/shared/dates.ts';
import type { Hasard } from './hasard.ts';
import { enAdresse, nomDeFamille, prenom } from './noms.ts';

export interface TraitsPersonne {
  readonly aujourdhui: Jour;
  readonly ageMin: number;
  readonly ageMax: number;
  /** Rend l'adresse unique : deux homonymes n'ont pas la même. */
  readonly suffixe: string;
}

const domaines = ['messagerie.test', 'courriel.test', 'boite.test'] as const;

/** Une personne fictive : adresse en `.test`, téléphone dans la tranche que l'Arcep réserve aux œuvres de fiction. */
export function unePersonne(h: Hasard, { aujourdhui, ageMin, ageMax, suffixe }: TraitsPersonne): Personne {
  const civilite = h.chance(0.66) ? 'madame' : 'monsieur';
  const prenomTire = prenom(h, civilite);
  const nomNaissance = nomDeFamille(h);
  const nom = civilite === 'madame' && h.chance(0.3) ? nomDUsage(h, nomNaissance) : nomNaissance;
  const dateNaissance = ajouterJours(ajouterMois(aujourdhui, -12 * h.entier(ageMin, ageMax)), -h.entier(1, 364));
  return {
    civilite,
    nom,
    nomNaissance,
    prenom: prenomTire,
    dateNaissance,
    nationalite: h.pondere([
      ['francaise', 86],
      ['union_europeenne', 6],
      ['autre', 8],
    ]),
    telephone: `063998${String(h.entier(0, 9999)).padStart(4, '0')}`,
    courriel: `${enAdresse(prenomTire)}.${enAdresse(nom)}${suffixe}@${h.choix(domaines)}`,
    notificationSms: h.chance(0.7),
    securiteSocialeMasquee: h.chance(0.95) ? securiteSocialeMasquee(civilite, dateNaissance) : null,
    enSituationHandicap: h.chance(0.04),
    activite: 'emploi',
  };
}

/** Les cinq chiffres du guide : sexe, année et mois de naissance (« 28905 ») ; le reste du numéro n'existe nulle part (D7). */
export const securiteSocialeMasquee = (civilite: Personne['civilite'], naissance: Jour): string =>
  `${civilite === 'madame' ? 2 : 1}${naissance.slice(2, 4)}${naissance.slice(5, 7)}`;

function nomDUsage(h: Hasard, nomNaissance: string): string {
  const autre = nomDeFamille(h);
  return h.chance(0.5) || nomNaissance.includes('-') || autre.includes('-') ? autre : `${nomNaissance}-${autre}`;
}
