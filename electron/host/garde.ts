import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import type { FinDeSession, RefusOuvrirSession, Seance } from '../../domain/contract/session.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { journaliser } from '../../db/local/apply/journal.ts';
import { actesAuCarnet } from '../../db/local/carnet/suivi.ts';
import { estIllisible } from '../../db/local/connexion.ts';
import { marquerAbimee } from '../../db/local/quarantaine.ts';
import { creerVues } from '../../db/local/views/vues.ts';
import { garderJetons, porteDeLaBase, type GardeJetons } from '../sync/jetons.ts';
import { demarrerMoteur, type Emit } from '../sync/moteur.ts';
import type { Fetch } from '../sync/reseau.ts';
import type { LogFault } from './dispatch.ts';
import { installerEnLigne } from './en-ligne.ts';
import { fermerEnPanne, ouvrirPourUnAgent, ouvrirSession, type OuvertureGestionnaire } from './ouverture.ts';
import { fermerSansDroit } from './sans-droit.ts';
import type { QuiEstLa, Session, SessionEnLigne } from './session.ts';

interface OptionsGarde {
  readonly dossier: string;
  readonly serveur: string;
  readonly cle: Uint8Array;
  readonly emit: Emit;
  readonly logFault: LogFault;
  readonly fetch: Fetch;
  readonly horloge: () => Date;
  readonly hasard: () => number;
}

type Identifiants = { readonly courriel: string; readonly motDePasse: string };

/** Qui est au poste. Une session à la fois ; pendant une séance, celle du gestionnaire est suspendue sous celle de l'agent. */
export interface GardeSession {
  readonly quiEstLa: () => QuiEstLa;
  readonly seance: () => Seance | null;
  /** Le courriel du gestionnaire dont la séance vient de finir ; null sinon. */
  readonly reprise: () => string | null;
  /** Pourquoi la dernière session s'est fermée d'elle-même ; null sinon. */
  readonly fin: () => FinDeSession | null;
  readonly ouvrir: (identifiants: Identifiants) => Promise<Result<QuiEstLa, RefusOuvrirSession>>;
  /** Fermer la session visible ; une séance en cours le reste. */
  readonly fermer: () => Promise<void>;
  /** Le serveur ne reconnaît plus ces jetons : fermer leur session, si c'est encore elle qui est là. */
  readonly perdre: (jetons: GardeJetons) => Promise<void>;
  /** Une panne d'une opération : si elle dit que la base est abîmée, la session se ferme et la base sera refaite à la prochaine connexion. */
  readonly signaler: (erreur: unknown) => void;
  readonly ouvrirSeance: () => Promise<void>;
  readonly terminerSeance: () => Promise<void>;
  readonly toutFermer: () => Promise<void>;
}

export function creerGarde(options: OptionsGarde): GardeSession {
  const { emit, horloge } = options;
  let gestionnaire: Session | null = null;
  let enLigne: SessionEnLigne | null = null;
  let suspendue: Session | null = null;
  let seance: Seance | null = null;
  let reprise: string | null = null;
  let fin: FinDeSession | null = null;

  const quiEstLa = (): QuiEstLa => ({ gestionnaire, enLigne });

  function installer({ base, posteId, gestionnaire: connecte, academie, horsLigne }: OuvertureGestionnaire): Session {
    const { serveur, fetch, logFault, hasard } = options;
    const lien = { base, serveur, posteId, fetch };
    const jetons = garderJetons({ porte: porteDeLaBase(base), serveur, fetch, horloge });
    const surFin = (raison: FinDeSession | null) => void enFile(() => finir(session, raison));
    const vues = creerVues(base);
    const moteur = demarrerMoteur({ lien, jetons, emit, logFault, horloge, hasard, surFin, dejaJoint: !horsLigne });
    const session: Session = { gestionnaire: connecte, academie, horsLigne, base, vues, moteur, horloge, consultation: null };
    return session;
  }

  /** La session ne peut plus continuer : elle se ferme, visible ou suspendue, et « Se connecter » dit pourquoi. */
  async function finir(session: Session, raison: FinDeSession | null): Promise<void> {
    if (session !== gestionnaire && session !== suspendue) return;
    if (session === gestionnaire) gestionnaire = null;
    else suspendue = null;
    fin = raison;
    emit('session.changee', {});
    await session.moteur.arreter();
    if (raison?.motif === 'base_abimee') marquer(session.base.fichier);
    if (raison?.motif === 'droit_perdu') fermerSansDroit(session.base, raison.raison);
    else session.base.fermer();
  }

  /** Sur un disque plein, la marque manque : la prochaine lecture qui échouera la posera. */
  function marquer(fichier: string): void {
    try {
      marquerAbimee(fichier);
    } catch (erreur) {
      options.logFault(randomUUID(), erreur);
    }
  }

  function signaler(erreur: unknown): void {
    const session = gestionnaire ?? suspendue;
    if (session === null || !estIllisible(erreur)) return;
    const enAttente = actesAuCarnet(session.base.ecriture);
    void enFile(() => finir(session, { motif: 'base_abimee', enAttente }));
  }

  async function fermerVisible(): Promise<void> {
    const [ancienne, ancienneEnLigne] = [gestionnaire, enLigne];
    gestionnaire = null;
    enLigne = null;
    await fermerGestionnaire(ancienne);
    await ancienneEnLigne?.fermer();
    if (ancienne !== null || ancienneEnLigne !== null) emit('session.changee', {});
  }

  /** Un disque plein ne retient pas l'agent : la séance finit quand même, et la ligne qui manque au journal est dite. */
  function noterFin(session: Session | null): void {
    try {
      if (session !== null) noterSeance(session, 'seance.terminer');
    } catch (erreur) {
      options.logFault(randomUUID(), erreur);
    }
  }

  /** Verrouiller ou quitter finit aussi la séance, et le journal du gestionnaire le dit. */
  async function toutFermer(): Promise<void> {
    await fermerVisible();
    const [ancienne, enSeance] = [suspendue, seance !== null];
    suspendue = null;
    seance = null;
    reprise = null;
    if (enSeance) noterFin(ancienne);
    await fermerGestionnaire(ancienne);
    if (enSeance) emit('session.changee', {});
  }

  /** Sans séance, la session suspendue s'arrête d'abord : deux sessions n'ouvrent pas la même base. Ses actes y attendent. */
  async function ouvrir(identifiants: Identifiants): Promise<Result<QuiEstLa, RefusOuvrirSession>> {
    if (seance !== null) return ouvrirPendantLaSeance(identifiants);
    const courriel = reprise;
    fin = null;
    await toutFermer();
    reprise = courriel;
    // Une base qui se révèle abîmée se refait aussitôt, une fois : le gestionnaire n'a pas à recommencer.
    const ouverture = await reconnaitreEtInstaller(identifiants).catch((erreur: unknown) => {
      if (!estIllisible(erreur)) throw erreur;
      options.logFault(randomUUID(), erreur);
      return reconnaitreEtInstaller(identifiants);
    });
    if (!ouverture.ok) return ouverture;
    reprise = null;
    emit('session.changee', {});
    return ok(quiEstLa());
  }

  async function reconnaitreEtInstaller(identifiants: Identifiants): Promise<Result<unknown, RefusOuvrirSession>> {
    const ouverture = await ouvrirSession(options, identifiants);
    if (!ouverture.ok) return ouverture;
    if (ouverture.value.genre === 'en_ligne') enLigne = installerEnLigne(ouverture.value.recue, { ...options, perdue });
    else {
      try {
        gestionnaire = await aJour(installer(ouverture.value));
      } catch (erreur) {
        fermerEnPanne(ouverture.value.base, erreur);
        throw erreur;
      }
    }
    return ouverture;
  }

  async function ouvrirPendantLaSeance(identifiants: Identifiants): Promise<Result<QuiEstLa, RefusOuvrirSession>> {
    await fermerVisible();
    const ouverture = await ouvrirPourUnAgent(options, identifiants);
    if (!ouverture.ok) return ouverture;
    enLigne = installerEnLigne(ouverture.value, { ...options, perdue });
    emit('session.changee', {});
    return ok(quiEstLa());
  }

  async function ouvrirSeance(): Promise<void> {
    if (gestionnaire === null) return;
    noterSeance(gestionnaire, 'seance.ouvrir');
    suspendue = gestionnaire;
    gestionnaire = null;
    const { prenom, nom, courriel } = suspendue.gestionnaire;
    seance = { gestionnaire: `${prenom} ${nom}`, courriel, ouverteLe: horloge().toISOString() };
    emit('session.changee', {});
  }

  async function terminerSeance(): Promise<void> {
    if (seance === null) return;
    await fermerVisible();
    reprise = seance.courriel;
    seance = null;
    noterFin(suspendue);
    emit('session.changee', {});
  }

  const enFile = creerFile();
  const perdre = (jetons: GardeJetons): Promise<void> => enFile(async () => (enLigne?.jetons === jetons ? fermerVisible() : undefined));
  const perdue = (jetons: GardeJetons): void => void perdre(jetons);
  return {
    quiEstLa,
    seance: () => seance,
    reprise: () => reprise,
    fin: () => fin,
    ouvrir: (identifiants) => enFile(() => ouvrir(identifiants)),
    fermer: () => enFile(fermerVisible),
    perdre,
    signaler,
    ouvrirSeance: () => enFile(ouvrirSeance),
    terminerSeance: () => enFile(terminerSeance),
    toutFermer: () => enFile(toutFermer),
  };
}

/** Au plus tant d'attente pour apprendre ce qui doit quitter le poste ; au-delà, les dossiers se lisent tels qu'à la dernière synchronisation. */
const CONTACT_MS = 2_000;

/** Des dossiers d'une session précédente ne se montrent qu'après le premier contact : un mandat retiré entre-temps n'y est plus (I-10). */
async function aJour(session: Session): Promise<Session> {
  const { premierContact, etat } = session.moteur;
  if (session.horsLigne || etat().derniereReussite === null) return session;
  const patience = new AbortController();
  await Promise.race([premierContact, attendre(CONTACT_MS, undefined, { signal: patience.signal }).catch(() => undefined)]);
  patience.abort();
  return session;
}

async function fermerGestionnaire(session: Session | null): Promise<void> {
  if (session === null) return;
  await session.moteur.arreter();
  session.base.fermer();
}

/** Le journal du gestionnaire dit qu'il a accompagné quelqu'un, et quand ; jamais qui. */
function noterSeance({ base, gestionnaire, horloge }: Session, acte: 'seance.ouvrir' | 'seance.terminer'): void {
  journaliser(base.ecriture, { quand: horloge().toISOString(), auteur: gestionnaire.id, acte, objet: '', detail: {} });
}

/** Deux ouvertures qui se croisent ne doivent pas laisser deux moteurs sur la même base : une à la fois. */
function creerFile(): <T>(faire: () => Promise<T>) => Promise<T> {
  let file: Promise<unknown> = Promise.resolve();
  return (faire) => {
    const suite = file.then(faire, faire);
    file = suite.catch(() => undefined);
    return suite;
  };
}
