import { randomUUID } from 'node:crypto';
import type { EventName, EventOf } from '../../domain/contract/index.ts';
import { RaisonDroitPerdu } from '../../domain/contract/droit-perdu.ts';
import type { EtatSync } from '../../domain/contract/echanges.ts';
import type { FinDeSession } from '../../domain/contract/session.ts';
import { lireMeta } from '../../db/local/meta.ts';
import { effacerTraces } from '../../db/local/apply/traces.ts';
import { lireReprise } from '../../db/local/carnet/reprendre.ts';
import { accorderCarnet, actesAuCarnet } from '../../db/local/carnet/suivi.ts';
import { estIllisible, estPanneDisque } from '../../db/local/connexion.ts';
import { compterEchanges } from '../../db/local/views/envois.ts';
import { suivreAnciennete } from './anciennete.ts';
import { delaiAvantEssai } from './attente.ts';
import type { GardeJetons } from './jetons.ts';
import { creerRemontee } from './journal.ts';
import { ecouterPouls } from './pouls.ts';
import { tirer } from './pull.ts';
import { pousser, type Etape, type Lien } from './push.ts';
import { rendre, retirerSansDroit } from './renoncer.ts';
import { creerReveil } from './reveil.ts';

export type Emit = <N extends EventName>(name: N, payload: EventOf<N>) => void;

export interface Moteur {
  readonly etat: () => EtatSync;
  /** La première réception est finie, réussie ou non : ce qui devait quitter ce poste l'a quitté, si le serveur a pu le dire. */
  readonly premierContact: Promise<void>;
  /** Un échange dès que possible ; plusieurs demandes n'en font qu'un. */
  readonly demander: () => void;
  /** Échanger tout de suite et attendre la fin de cet échange. */
  readonly maintenant: () => Promise<EtatSync>;
  readonly arreter: () => Promise<void>;
}

export interface OptionsMoteur {
  readonly lien: Lien;
  readonly jetons: GardeJetons;
  readonly emit: Emit;
  readonly logFault: (reference: string, erreur: unknown) => void;
  readonly horloge: () => Date;
  readonly hasard: () => number;
  /**
   * La session ne doit plus rester ouverte : droit perdu, les dossiers ont déjà quitté la base ; ou trop longtemps sans le serveur.
   * Null quand le droit est perdu et que le disque a empêché d'effacer : ce sera refait à la prochaine connexion.
   */
  readonly surFin: (fin: FinDeSession | null) => void;
  /** Le serveur vient de reconnaître le gestionnaire : l'écran n'a pas à dire « hors ligne » avant le premier échange. */
  readonly dejaJoint: boolean;
}

type Panne = Extract<Etape, { genre: 'arret' }>['panne'];
type Arret = EtatSync['arret'];

const estDroitPerdu = (motif: Panne['motif']): motif is RaisonDroitPerdu => RaisonDroitPerdu.safeParse(motif).success;

/** Sans annonce du serveur, un échange par minute suffit : le pouls et chaque acte le devancent. */
const CADENCE_MS = 60_000;

/** L'échange avec le serveur : envoyer ce qui attend, recevoir ce qui a changé, recommencer sans fin et sans clic. */
export function demarrerMoteur(options: OptionsMoteur): Moteur {
  const { jetons, emit, hasard } = options;
  const fin = new AbortController();
  const lien = arretable(options.lien, fin.signal);
  const { base } = lien;
  const reveil = creerReveil(fin.signal);
  const remonterJournal = creerRemontee(lien);
  const anciennete = suivreAnciennete(base, options.horloge);
  let arret: Arret = 'aucun';
  let joint = options.dejaJoint;
  /** Faux au premier contact et après une panne : recevoir passe alors avant envoyer. */
  let aJour = false;
  let finie = false;
  /** Des dossiers viennent d'être effacés, et le serveur ne le sait pas encore. */
  let aAccuser = false;
  let enCours = false;
  let premiere: EtatSync['premiere'] = null;
  let tour: Promise<void> = Promise.resolve();
  /** L'heure du serveur à la dernière page entière. */
  let quand: string | null = null;
  const contact = Promise.withResolvers<void>();

  const etat = (): EtatSync => ({
    enLigne: joint && (arret === 'aucun' || arret === 'serveur_occupe'),
    arret,
    enCours,
    premiere,
    reprise: lireReprise(base.lecture),
    derniereReussite: lireMeta(base.lecture, 'derniere_reussite'),
    ...compterEchanges(base.lecture),
  });

  const annoncer = (tables: ReadonlySet<string>) => {
    if (tables.size > 0) emit('donnees.changees', { tables: [...tables] as EventOf<'donnees.changees'>['tables'] });
  };

  async function etape(faire: (acces: string) => Promise<Etape | { genre: 'rien' }>): Promise<Panne | 'fait' | 'encore'> {
    let refuse: string | undefined;
    for (;;) {
      const acces = await jetons.acces(refuse);
      if (acces.genre === 'panne') return acces.panne;
      const resultat = await faire(acces.acces);
      if (resultat.genre === 'rien') return 'fait';
      if (resultat.genre !== 'jeton_refuse') {
        // Coupée au milieu, une page a peut-être déjà retiré des dossiers : l'écran le sait, et rien n'en reste.
        annoncer(resultat.tables ?? new Set());
        accorderCarnet(base.ecriture);
        const efface = effacerTraces(base.ecriture);
        aAccuser ||= efface;
        if (resultat.genre === 'arret') return resultat.panne;
        quand = resultat.quand ?? quand;
        return resultat.reste ? 'encore' : 'fait';
      }
      if (refuse !== undefined) return { motif: 'session_expiree' };
      refuse = acces.acces;
    }
  }

  async function echanger(): Promise<Panne | null> {
    const suivre = lireMeta(base.lecture, 'derniere_reussite') === null;
    const avancement = (recues: number, attendues: number) => {
      premiere = suivre ? { recues, attendues } : null;
      emit('sync.changee', {});
    };
    const recevoir = () => jusquAuBout((acces) => tirer(lien, acces, avancement));
    // Ce qui doit quitter le poste le quitte avant toute autre chose (I-10). Une réponse inattendue ne retient pas les actes pour autant (I-6).
    const premier = aJour ? null : await recevoir();
    contact.resolve();
    if (premier !== null && premier.motif !== 'reponse_inattendue') return premier;
    let envoye = false;
    const panne = await jusquAuBout(async (acces) => {
      const resultat = await pousser(lien, acces);
      envoye ||= resultat.genre !== 'rien';
      return resultat;
    });
    const suite = panne ?? premier ?? (aJour || envoye ? await recevoir() : null);
    if (suite !== null) return suite;
    anciennete.reussie(quand);
    finie = false;
    premiere = null;
    // Un acte fait pendant l'échange, ou rouvert parce que le serveur a été restauré, n'attend pas le prochain pouls ; ni le reçu d'un retrait.
    if (compterEchanges(base.lecture).enAttente > 0 || aAccuser) reveil.sonner();
    aAccuser = false;
    return null;
  }

  async function jusquAuBout(faire: Parameters<typeof etape>[0]): Promise<Panne | null> {
    let suite: Panne | 'fait' | 'encore';
    do suite = await etape(faire);
    while (suite === 'encore' && !fin.signal.aborted);
    return suite === 'fait' || suite === 'encore' ? null : suite;
  }

  /** La session ne peut plus continuer : dit une fois, jusqu'au prochain échange réussi. */
  async function finir(panne: Panne): Promise<void> {
    const perdu = estDroitPerdu(panne.motif) ? panne.motif : null;
    let fin: FinDeSession | null = null;
    try {
      fin = perdu === null ? anciennete.tropVieille() : await perdreLeDroit(perdu);
    } finally {
      finie = perdu !== null || fin !== null;
      if (finie) options.surFin(fin);
    }
  }

  async function perdreLeDroit(raison: RaisonDroitPerdu): Promise<FinDeSession> {
    retirerSansDroit(base, raison);
    annoncer(new Set(['demande', 'mandat', 'candidature', 'offre', 'outbox', 'divergence']));
    return { motif: 'droit_perdu', raison, ...(await rendre(lien, jetons.dernier(), raison)) };
  }

  /** Une base que l'on ne peut plus lire ferme la session : elle sera refaite à la prochaine connexion. */
  function constater(erreur: unknown): void {
    options.logFault(randomUUID(), erreur);
    if (estIllisible(erreur)) options.surFin({ motif: 'base_abimee', enAttente: actesAuCarnet(base.ecriture) });
  }

  async function tourner(): Promise<void> {
    enCours = true;
    emit('sync.changee', {});
    try {
      const panne = await echanger();
      aJour = panne === null;
      joint = panne === null || panne.motif === 'serveur_occupe';
      arret = panne === null ? 'aucun' : estDroitPerdu(panne.motif) ? 'session_expiree' : panne.motif;
      if (panne !== null && !finie && !fin.signal.aborted) await finir(panne);
    } catch (erreur) {
      aJour = false;
      arret = estPanneDisque(erreur) ? 'disque' : 'reponse_inattendue';
      constater(erreur);
    }
    contact.resolve();
    enCours = false;
    if (!fin.signal.aborted) emit('sync.changee', {});
  }

  /** Après l'échange, jamais à sa place : un journal qui ne remonte pas ne retient ni un acte ni une réception. */
  async function remonter(): Promise<void> {
    try {
      const acces = await jetons.acces();
      if (acces.genre === 'acces') await remonterJournal(acces.acces);
    } catch (erreur) {
      constater(erreur);
    }
  }

  async function boucler(): Promise<void> {
    let echecs = 0;
    while (!fin.signal.aborted) {
      tour = tourner().then(() => (arret === 'aucun' && !fin.signal.aborted ? remonter() : undefined));
      await tour;
      echecs = arret === 'aucun' ? 0 : echecs + 1;
      await reveil.attendre(echecs === 0 || arret === 'session_expiree' ? CADENCE_MS : delaiAvantEssai(echecs, hasard));
    }
  }

  async function ecouter(): Promise<void> {
    const pause = creerReveil(fin.signal);
    for (let coupures = 1; !fin.signal.aborted; coupures++) {
      const acces = await jetons.acces();
      if (acces.genre === 'acces') {
        const surPouls = () => {
          coupures = 0;
          reveil.sonner();
        };
        await ecouterPouls({ fetch: lien.fetch, serveur: lien.serveur, acces: acces.acces, surPouls, arret: fin.signal });
        // La coupure du pouls est souvent le premier signe que le serveur n'est plus là.
        if (coupures === 0) reveil.sonner();
      } else if (['session_expiree', 'compte_ferme'].includes(acces.panne.motif) && arret !== 'session_expiree') reveil.sonner();
      await pause.attendre(delaiAvantEssai(coupures + 1, hasard));
    }
  }

  const boucles = Promise.all([boucler(), ecouter().catch(constater)]);
  return {
    etat,
    premierContact: contact.promise,
    demander: reveil.sonner,
    async maintenant() {
      await tour;
      reveil.sonner();
      await new Promise((fait) => setImmediate(fait));
      await tour;
      return etat();
    },
    async arreter() {
      fin.abort();
      await boucles;
    },
  };
}

/** Le même lien, dont chaque requête s'arrête avec le moteur. */
function arretable(lien: Lien, fin: AbortSignal): Lien {
  const fetch: Lien['fetch'] = (url, init) =>
    lien.fetch(url, { ...init, signal: AbortSignal.any([fin, ...(init.signal ? [init.signal] : [])]) });
  return { ...lien, fetch };
}
