import { ANNONCE_ALS, annonceAgent, annonceBailleur } from '../../db/central/feed/annoncer.ts';
import type { Appelant } from '../operations/contexte.ts';

/** Ce que le pouls annonce à celui qui travaille en ligne : ce qui le concerne, et rien d'autre. */
export function annoncesDe(appelant: Appelant): string[] {
  if (appelant.role === 'agent') return [annonceAgent(appelant.compteId)];
  return [appelant.role === 'conseiller' ? ANNONCE_ALS : annonceBailleur(appelant.bailleurId)];
}
