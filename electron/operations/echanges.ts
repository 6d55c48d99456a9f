import { rangerDivergence } from '../../db/local/apply/divergence.ts';
import { accorderCarnet } from '../../db/local/carnet/suivi.ts';
import { ok, refused } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Emit } from '../sync/moteur.ts';

type Noms = 'sync.etat' | 'sync.maintenant' | 'envoi.lister' | 'divergence.lister' | 'divergence.ranger';

/** L'échange avec le serveur, vu du poste : son état, ce qui attend, ce qui n'a pas été accepté. */
export const operationsEchanges = (emit: Emit): Pick<Handlers, Noms> => ({
  'sync.etat': (_, { moteur }) => ok(moteur.etat()),
  'sync.maintenant': async (_, { moteur }) => ok(await moteur.maintenant()),
  'envoi.lister': (_, { vues }) => ok(vues.listerEnvois()),
  'divergence.lister': (_, { vues }) => ok(vues.listerDivergences()),
  'divergence.ranger': ({ commandeId }, { base }) => {
    if (!rangerDivergence(base.ecriture, commandeId)) return refused({ motif: 'divergence_absente' });
    accorderCarnet(base.ecriture);
    emit('donnees.changees', { tables: ['divergence'] });
    return ok({});
  },
});
