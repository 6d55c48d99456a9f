import { ok, refused } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import { jourDuPoste } from './dossier.ts';

/**
 * D'une offre, les agents à qui elle convient (B7). La liste dit le verdict de chaque règle ; les chiffres d'un agent se lisent dans
 * son dossier, dont l'ouverture est une ligne du journal (I-12).
 */
export const operationsRapprochement: Pick<Handlers, 'rapprochement.offres' | 'rapprochement.agents'> = {
  'rapprochement.offres': (input, session) => ok(session.vues.listerOffresOuvertes(input, jourDuPoste(session))),
  'rapprochement.agents': (input, session) => {
    const offre = session.vues.lireOffre(input.offreId);
    if (offre === null) return refused({ motif: 'offre_absente' });
    return ok(session.vues.rapprocherAgents(offre, input, { academieId: session.academie.id, le: jourDuPoste(session) }));
  },
};
