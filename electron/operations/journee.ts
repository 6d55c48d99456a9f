import { reporter, reprendre } from '../../db/local/apply/report.ts';
import { ok, refused } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Emit } from '../sync/moteur.ts';
import { jourDuPoste } from './dossier.ts';

/** Ma journée : ce qui demande l'attention du gestionnaire, calculé sur ce poste, avec ou sans réseau (B14). */
export const operationsJournee = (emit: Emit): Pick<Handlers, 'journee.lire' | 'journee.reporter'> => ({
  'journee.lire': (input, session) => ok(session.vues.lireJournee(input, jourDuPoste(session))),
  'journee.reporter': ({ cle, au }, session) => {
    const le = jourDuPoste(session);
    const { base, vues } = session;
    const demandeId = vues.demandeDeLaTache(cle, le);
    if (demandeId === null) return refused({ motif: 'tache_absente' });
    if (au === null) reprendre(base.ecriture, cle);
    else if (au <= le) return refused({ motif: 'report_passe', au });
    else reporter(base.ecriture, { cle, demandeId }, au, le);
    emit('donnees.changees', { tables: ['report'] });
    return ok({});
  },
});
