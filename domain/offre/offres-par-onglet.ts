import type { OffreVue } from '../contract/offres.ts';
import type { Demande } from '../demande/demande.ts';
import { evaluer } from '../eligibilite/evaluer.ts';
import { departementsLimitrophes } from '../referentiels/limitrophes.ts';
import type { Jour } from '../shared/dates.ts';
import { proximite } from './calculer-proximite.ts';
import type { Offre } from './offre.ts';
import { type Proximite, proximites } from './proximite.ts';

/** Les départements où peuvent être les offres d'une demande : les siens et leurs voisins. */
export const departementsDesOffres = (demande: Pick<Demande, 'communes'>): readonly string[] =>
  departementsLimitrophes(demande.communes.map((c) => c.departement));

/** L'offre et ce qu'en disent les règles pour cette demande ; `proximite` est null hors des trois onglets. */
export function voirOffre(demande: Demande, offre: Offre, le: Jour): OffreVue {
  const insees = demande.communes.map((c) => c.insee);
  return { offre, proximite: proximite(insees, offre.commune.insee), eligibilite: evaluer({ demande, offre, le }) };
}

/** Combien d'offres par onglet. */
export const compterParOnglet = (vues: readonly Pick<OffreVue, 'proximite'>[]): Record<Proximite, number> =>
  Object.fromEntries(proximites.map((p) => [p, vues.filter((v) => v.proximite === p).length])) as Record<Proximite, number>;

/** Les offres des trois onglets d'une demande : chacune dans un seul, la date limite la plus proche d'abord (G70–G72, D12). */
export const offresParOnglet = (demande: Demande, offres: readonly Offre[], le: Jour): OffreVue[] =>
  offres
    .map((offre) => voirOffre(demande, offre, le))
    .filter((vue) => vue.proximite !== null)
    .sort(parUrgence);

/** À égalité, la référence, pour un ordre qui ne bouge pas. */
const parUrgence = (a: OffreVue, b: OffreVue): number =>
  a.offre.dateLimite.localeCompare(b.offre.dateLimite) || a.offre.reference.localeCompare(b.offre.reference);
