import { creerHandlers } from '../operations/handlers.ts';
import type { Emit } from '../sync/moteur.ts';
import type { Fetch } from '../sync/reseau.ts';
import { createDispatch, type Dispatch, type LogFault } from './dispatch.ts';
import { creerPorteur } from './porter.ts';
import { creerGarde } from './garde.ts';

export interface HostOptions {
  /** Le dossier des bases chiffrées, une par compte. */
  readonly dossier: string;
  /** L'adresse du serveur central, sans barre finale. */
  readonly serveur: string;
  /** La clé de l'installation, 32 octets, sortie du coffre. */
  readonly cle: Uint8Array;
  readonly emit: Emit;
  readonly logFault: LogFault;
  readonly fetch: Fetch;
  readonly horloge?: () => Date;
  readonly hasard?: () => number;
}

/** L'hôte du poste : les mêmes opérations derrière la fenêtre Electron et derrière le navigateur. */
export interface Host {
  readonly dispatch: Dispatch;
  /** Fermer toute session et sa base ; ce qui attend d'être envoyé y reste. */
  readonly verrouiller: () => Promise<void>;
  readonly arreter: () => Promise<void>;
}

export function composeHost(options: HostOptions): Host {
  const { serveur, fetch, emit, logFault, horloge = () => new Date() } = options;
  const garde = creerGarde({ hasard: Math.random, ...options, horloge });
  const dispatch = createDispatch({
    handlers: creerHandlers({ garde, serveur, fetch, emit }),
    porter: creerPorteur({ serveur, fetch, horloge, sessionPerdue: (jetons) => void garde.perdre(jetons) }),
    quiEstLa: garde.quiEstLa,
    logFault(reference, erreur) {
      logFault(reference, erreur);
      garde.signaler(erreur);
    },
  });
  return { dispatch, verrouiller: garde.toutFermer, arreter: garde.toutFermer };
}
