import donnees from './communes.json' with { type: 'json' };
import { communeEntiere } from './arrondissements.ts';
import { departementDe } from './departements.ts';

/** Une commune ou un arrondissement de Paris, Lyon ou Marseille (COG INSEE 2026). `population` est null où elle n'est pas publiée. */
export interface CommuneReferencee {
  readonly insee: string;
  readonly nom: string;
  readonly departement: string;
  readonly codesPostaux: readonly string[];
  readonly population: number | null;
  /** La commune d'un arrondissement ; null pour une commune entière. */
  readonly arrondissementDe: string | null;
}

/** 35 000 lignes de texte, découpées à la première question ; une ligne n'est lue que si on la demande. */
let lignesParDepartement: Map<string, Map<string, string>> | null = null;

function index(): Map<string, Map<string, string>> {
  if (lignesParDepartement !== null) return lignesParDepartement;
  const parDepartement = new Map<string, Map<string, string>>();
  for (const ligne of donnees.communes.split(';')) {
    const insee = ligne.slice(0, 5);
    const departement = departementDe(insee);
    const lignes = parDepartement.get(departement) ?? new Map<string, string>();
    parDepartement.set(departement, lignes.set(insee, ligne));
  }
  return (lignesParDepartement = parDepartement);
}

function lire(ligne: string): CommuneReferencee {
  const [insee = '', nom = '', postaux = '', population = ''] = ligne.split('|');
  const entiere = communeEntiere(insee);
  return {
    insee,
    nom,
    departement: departementDe(insee),
    codesPostaux: postaux === '' ? [] : postaux.split(' '),
    population: population === '' ? null : Number(population),
    arrondissementDe: entiere === insee ? null : entiere,
  };
}

/** Une commune ou un arrondissement par son code INSEE ; null quand le code n'existe pas au 1er janvier 2026. */
export function trouverCommune(insee: string): CommuneReferencee | null {
  const ligne = index().get(departementDe(insee))?.get(insee);
  return ligne === undefined ? null : lire(ligne);
}

/** Les communes d'un département, arrondissements compris, dans l'ordre des codes INSEE ; vide pour un département inconnu. */
export const communesDuDepartement = (departement: string): readonly CommuneReferencee[] =>
  [...(index().get(departement)?.values() ?? [])].map(lire);
