import type { EtatSession } from '../../domain/contract/session.ts';
import { Sante } from '../../domain/contract/serveur.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import { ok } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { Session } from '../host/session.ts';
import { appeler, type Fetch } from '../sync/reseau.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { RefusOuvrirSession } from '../../domain/contract/session.ts';

type Demonstration = Sante['demonstration'];

/** Ce que l'hôte sait faire d'une session : l'ouvrir et la fermer ; une seule à la fois. */
export interface GardeSession {
  readonly ouvrir: (identifiants: { courriel: string; motDePasse: string }) => Promise<Result<Session, RefusOuvrirSession>>;
  readonly fermer: () => Promise<void>;
}

/** L'écran de connexion n'attend pas un serveur qui se tait : il s'affiche sans les comptes de démonstration. */
const PATIENCE_MS = 2_000;

/** Une base remplie par un serveur de démonstration le reste, même rouverte sans réseau. */
function retenirDemonstration({ base }: Session, annoncee: boolean): boolean {
  if (annoncee) ecrireMeta(base.ecriture, 'demonstration', '1');
  return annoncee || lireMeta(base.lecture, 'demonstration') !== null;
}

export function operationsSession(
  garde: GardeSession,
  serveur: string,
  fetch: Fetch,
): Pick<Handlers, 'session.etat' | 'session.ouvrir' | 'session.fermer'> {
  let demonstration: Demonstration | undefined;

  /** Les comptes de démonstration, si le serveur répond et se déclare de démonstration ; redemandés tant qu'il n'a pas répondu. */
  async function demander(): Promise<Demonstration> {
    if (demonstration === undefined) {
      const sante = await appeler(fetch, `${serveur}/v1/sante`, { schema: Sante, methode: 'GET', patienceMs: PATIENCE_MS });
      if (sante.genre === 'recue') demonstration = sante.corps.demonstration;
    }
    return demonstration ?? null;
  }

  const etat = async (session: Session | null): Promise<EtatSession> => {
    const connue = await demander();
    if (session === null) return { statut: 'fermee', demonstration: connue };
    const { gestionnaire, academie, horsLigne } = session;
    return { statut: 'ouverte', gestionnaire, academie, horsLigne, demonstration: retenirDemonstration(session, connue !== null) };
  };

  return {
    'session.etat': async (_, session) => ok(await etat(session)),
    'session.ouvrir': async (identifiants) => {
      const session = await garde.ouvrir(identifiants);
      return session.ok ? ok(await etat(session.value)) : session;
    },
    'session.fermer': async () => {
      await garde.fermer();
      return ok(await etat(null));
    },
  };
}
