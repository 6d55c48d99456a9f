import type { Demande } from '../demande/demande.ts';
import { normesLocatives } from '../offre/offre.ts';
import type { Jour } from '../shared/dates.ts';
import type { Raison } from './eligibilite.ts';
import { reglePlafond } from './regle-plafond.ts';

/** Où se situe le ménage face aux plafonds : une raison par norme locative, à la première commune demandée. */
export function plafondsDuMenage(
  demande: Pick<Demande, 'demandeur' | 'codemandeur' | 'menage' | 'ressources' | 'communes'>,
  le: Jour,
): Raison[] {
  const [premiere] = demande.communes;
  return premiere === undefined ? [] : normesLocatives.map((norme) => reglePlafond(demande, norme, premiere.insee, le));
}
