import { arrondissementsDe, communeEntiere } from '../referentiels/arrondissements.ts';
import { departementDe } from '../referentiels/departements.ts';
import { limitrophesDe, sontLimitrophes } from '../referentiels/limitrophes.ts';
import type { Proximite } from './proximite.ts';

/**
 * L'onglet où une offre se range pour une demande : commune demandée, limitrophe, ou autre du département (G70, G72, D12).
 * Les codes sont des codes INSEE. L'onglet le plus proche l'emporte ; null quand l'offre n'est dans aucun.
 */
export function proximite(communesDemandees: readonly string[], commune: string): Proximite | null {
  if (communesDemandees.some((d) => couvre(d, commune))) return 'demandee';
  if (communesDemandees.some((d) => touche(d, commune))) return 'limitrophe';
  const departement = departementDe(commune);
  return communesDemandees.some((d) => departementDe(d) === departement) ? 'departement' : null;
}

/** Demander Paris, Lyon ou Marseille, c'est demander chacun de ses arrondissements. */
const couvre = (demandee: string, commune: string): boolean => demandee === commune || communeEntiere(commune) === demandee;

/** Une offre dont l'arrondissement n'est pas dit est limitrophe de tout arrondissement demandé de cette ville. */
const touche = (demandee: string, commune: string): boolean => communeEntiere(demandee) === commune || sontLimitrophes(demandee, commune);

/**
 * La question inverse : les communes (codes INSEE) dont la demande fait d'une offre de celle-ci une offre « demandée », puis
 * « limitrophe ». Tout le département, en plus, la met au moins dans le troisième onglet.
 */
export const communesQuiLaDemandent = (commune: string): Readonly<Record<'demandee' | 'limitrophe', readonly string[]>> => ({
  demandee: [...new Set([commune, communeEntiere(commune)])],
  limitrophe: [...arrondissementsDe(commune), ...limitrophesDe(commune)],
});
