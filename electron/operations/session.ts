import type { DemonstrationDuServeur, EtatSession } from '../../domain/contract/session.ts';
import { Sante } from '../../domain/contract/serveur.ts';
import { ecrireMeta, lireMeta } from '../../db/local/meta.ts';
import { ok } from '../../domain/shared/result.ts';
import type { Handlers } from '../host/dispatch.ts';
import type { GardeSession } from '../host/garde.ts';
import type { Session } from '../host/session.ts';
import { appeler, type Fetch } from '../sync/reseau.ts';

type Noms = 'session.etat' | 'session.ouvrir' | 'session.fermer' | 'seance.ouvrir' | 'seance.terminer';

/** L'écran de connexion n'attend pas un serveur qui se tait : il s'affiche sans les comptes de démonstration. */
const PATIENCE_MS = 2_000;

/** Une base remplie par un serveur de démonstration le reste, même rouverte sans réseau. */
function retenirDemonstration({ base }: Session, annoncee: boolean): boolean {
  if (annoncee) ecrireMeta(base.ecriture, 'demonstration', '1');
  return annoncee || lireMeta(base.lecture, 'demonstration') !== null;
}

/** Se connecter, se déconnecter, et prêter l'écran à un agent le temps d'une séance. */
export function operationsSession(garde: GardeSession, serveur: string, fetch: Fetch): Pick<Handlers, Noms> {
  let demonstration: DemonstrationDuServeur | null | undefined;

  /** La démonstration annoncée par le serveur, s'il répond et se déclare telle ; redemandée tant qu'il n'a pas répondu. */
  async function demander(): Promise<DemonstrationDuServeur | null> {
    if (demonstration === undefined) {
      const sante = await appeler(fetch, `${serveur}/v1/sante`, { schema: Sante, methode: 'GET', patienceMs: PATIENCE_MS });
      if (sante.genre === 'recue') demonstration = sante.corps.demonstration;
    }
    return demonstration ?? null;
  }

  async function etat(): Promise<EtatSession> {
    const connue = await demander();
    const liensDemonstration = connue === null ? null : { portail: connue.portail, courriels: connue.courriels };
    const { gestionnaire: session, enLigne } = garde.quiEstLa();
    if (session !== null) {
      const { gestionnaire, academie, horsLigne } = session;
      const enDemonstration = retenirDemonstration(session, connue !== null);
      return { statut: 'ouverte', gestionnaire, academie, horsLigne, demonstration: enDemonstration, liensDemonstration };
    }
    if (enLigne !== null)
      return { statut: 'en_ligne', compte: enLigne.compte, seance: garde.seance(), demonstration: connue !== null, liensDemonstration };
    return { statut: 'fermee', demonstration: connue, seance: garde.seance(), reprise: garde.reprise(), fin: garde.fin() };
  }

  const puisEtat = async (faire: Promise<void>) => {
    await faire;
    return ok(await etat());
  };

  return {
    'session.etat': async () => ok(await etat()),
    'session.ouvrir': async (identifiants) => {
      const ouverte = await garde.ouvrir(identifiants);
      return ouverte.ok ? ok(await etat()) : ouverte;
    },
    'session.fermer': () => puisEtat(garde.fermer()),
    'seance.ouvrir': () => puisEtat(garde.ouvrirSeance()),
    'seance.terminer': () => puisEtat(garde.terminerSeance()),
  };
}
