import { ok } from '../../domain/shared/result.ts';
import { creerVues } from '../../db/local/views/vues.ts';
import { creerHandlers } from '../operations/handlers.ts';
import type { GardeSession } from '../operations/session.ts';
import { garderJetons } from '../sync/jetons.ts';
import { demarrerMoteur, type Emit } from '../sync/moteur.ts';
import type { Fetch } from '../sync/reseau.ts';
import { createDispatch, type Dispatch, type LogFault } from './dispatch.ts';
import { ouvrirSession, type Ouverture } from './ouverture.ts';
import type { Session } from './session.ts';

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
  /** Fermer la session et sa base ; ce qui attend d'être envoyé y reste. */
  readonly verrouiller: () => Promise<void>;
  readonly arreter: () => Promise<void>;
}

export function composeHost(options: HostOptions): Host {
  const { dossier, serveur, cle, emit, logFault, fetch, horloge = () => new Date(), hasard = Math.random } = options;
  let session: Session | null = null;

  function installer(ouverture: Ouverture): Session {
    const { base, posteId, ...qui } = ouverture;
    const lien = { base, serveur, posteId, fetch };
    const jetons = garderJetons({ base, serveur, fetch, horloge });
    const moteur = demarrerMoteur({ lien, jetons, emit, logFault, horloge, hasard, dejaJoint: !ouverture.horsLigne });
    return { ...qui, base, vues: creerVues(base), moteur, horloge, consultation: null };
  }

  async function fermer(): Promise<void> {
    const ancienne = session;
    session = null;
    if (ancienne === null) return;
    await ancienne.moteur.arreter();
    ancienne.base.fermer();
    emit('session.changee', {});
  }

  // Deux ouvertures qui se croisent ne doivent pas laisser deux moteurs sur la même base : une à la fois.
  let file: Promise<unknown> = Promise.resolve();
  const enFile = <T>(faire: () => Promise<T>): Promise<T> => {
    const suite = file.then(faire, faire);
    file = suite.catch(() => undefined);
    return suite;
  };

  const garde: GardeSession = {
    ouvrir: (identifiants) =>
      enFile(async () => {
        await fermer();
        const ouverture = await ouvrirSession({ dossier, serveur, cle, fetch, horloge }, identifiants);
        if (!ouverture.ok) return ouverture;
        session = installer(ouverture.value);
        emit('session.changee', {});
        return ok(session);
      }),
    fermer: () => enFile(fermer),
  };
  const dispatch = createDispatch(creerHandlers({ garde, serveur, fetch, emit }), () => session, logFault);
  return { dispatch, verrouiller: garde.fermer, arreter: garde.fermer };
}
