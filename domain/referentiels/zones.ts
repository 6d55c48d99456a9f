import donnees from './zones.json' with { type: 'json' };
import type { NormeLocative } from '../offre/offre.ts';
import { communeEntiere } from './arrondissements.ts';
import { departementDe, estEnMetropole } from './departements.ts';

/** Le secteur des plafonds HLM (arrêté du 29 juillet 1987, annexe I) et la zone A/B/C, dont dépend le PLI. */
export type SecteurHlm = 'paris_limitrophes' | 'idf' | 'autres';
export type ZoneAbc = 'Abis' | 'A' | 'B1' | 'B2' | 'C';

const parisEtLimitrophes = new Set(donnees.plafonds.parisEtLimitrophes.split(' '));
const departementsIdf = new Set(donnees.plafonds.departementsIdf);

/** Le secteur des plafonds PLAI, PLUS et PLS ; null hors métropole, où d'autres plafonds s'appliquent. */
export function secteurPlafond(insee: string): SecteurHlm | null {
  const departement = departementDe(insee);
  if (!estEnMetropole(departement)) return null;
  if (parisEtLimitrophes.has(communeEntiere(insee))) return 'paris_limitrophes';
  return departementsIdf.has(departement) ? 'idf' : 'autres';
}

let zonesParCommune: ReadonlyMap<string, ZoneAbc> | null = null;

function zones(): ReadonlyMap<string, ZoneAbc> {
  const { Abis, A, B1, B2 } = donnees.abc;
  const de = (zone: ZoneAbc, codes: string) => codes.split(' ').map((insee) => [insee, zone] as const);
  return (zonesParCommune ??= new Map([...de('Abis', Abis), ...de('A', A), ...de('B1', B1), ...de('B2', B2)]));
}

/** La zone A/B/C (zonage du 5 juillet 2024) ; C est la zone de toute commune de métropole qui n'est pas citée ; null ailleurs. */
export function zoneAbc(insee: string): ZoneAbc | null {
  const citee = zones().get(communeEntiere(insee));
  if (citee !== undefined) return citee;
  return estEnMetropole(departementDe(insee)) ? 'C' : null;
}

/** Ce que le zonage A/B/C a de certain, montré avec tout plafond qui en dépend. */
export const sourceZoneAbc = `zonage A/B/C du ${donnees.abc.valableDu.split('-').toReversed().join('/')}, révisé depuis`;

/** Le secteur employé pour une norme : secteur HLM, ou zone A/B/C pour le PLI (B2 et C y ont les mêmes montants). */
export function secteurDeLaNorme(norme: NormeLocative, insee: string): SecteurHlm | 'Abis' | 'A' | 'B1' | 'B2_C' | null {
  if (norme !== 'PLI') return secteurPlafond(insee);
  // Les plafonds du PLI outre-mer sont d'autres montants, que le référentiel n'a pas.
  const zone = estEnMetropole(departementDe(insee)) ? zoneAbc(insee) : null;
  return zone === 'B2' || zone === 'C' ? 'B2_C' : zone;
}
