import type { Candidature } from '../candidature/candidature.ts';
import { estEnVigueur, type Mandat } from '../mandat/mandat.ts';
import type { Jour } from '../shared/dates.ts';

/** Ce que le service logement d'une académie peut recevoir d'une demande, un jour donné. */
export interface Portee {
  readonly demande: boolean;
  readonly candidature: (candidature: Candidature) => boolean;
  /** Dernier jour où cela reste vrai sans rien changer : la fin du mandat. Null quand rien n'est reçu. */
  readonly jusquau: Jour | null;
}

const rien: Portee = { demande: false, candidature: () => false, jusquau: null };

/** Déposée par le service logement de cette académie-ci : une autre académie a pu agir pour l'agent avant elle. */
const deposeePar = (c: Candidature, { academieId }: Mandat): boolean =>
  c.academieId === academieId && c.evenements[0]!.auteur.role === 'gestionnaire';

/**
 * Sans mandat en vigueur, l'académie ne reçoit rien (G53, I-8). Avec le pouvoir de voir la demande, elle la reçoit ;
 * avec celui de voir l'historique, toutes ses candidatures, et toujours celles qu'elle a elle-même déposées.
 */
export function portee(mandat: Mandat | null, jour: Jour): Portee {
  if (mandat === null || !estEnVigueur(mandat, jour) || !mandat.pouvoirs.includes('voir_demande')) return rien;
  const historique = mandat.pouvoirs.includes('voir_historique');
  return { demande: true, candidature: (c) => historique || deposeePar(c, mandat), jusquau: mandat.fin };
}
