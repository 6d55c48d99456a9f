import { createServer, request, type IncomingMessage } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import fc from 'fast-check';
import pino from 'pino';
import type { z } from 'zod';
import { contract, type Input, type OperationName } from '../../../domain/contract/index.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { ouvrirBase } from '../../../db/local/open.ts';
import { cleDuCompte } from '../../../electron/vault/compte.ts';
import { composeHost, type Host } from '../../../electron/host/compose.ts';
import { noterPanne } from '../../../electron/host/journal-technique.ts';
import type { Fetch } from '../../../electron/sync/reseau.ts';
import { ecrireJournal } from '../../../electron/window/journal-fichier.ts';
import { courrielSmtp } from '../../../server/courriel/smtp.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { demarrerEnvoi } from '../../../server/tasks/envoyer-courriels.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { bailleurId, mandatId, offreId, uuid } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { jusquA } from '../../outils/attendre.ts';
import { octetsDuPoste } from '../../outils/dechiffrer.ts';
import { engendrer } from '../../outils/engendrer.ts';
import { lieuxDuDossier, type Lieu } from '../../outils/fouiller.ts';
import { muter } from '../../outils/muter.ts';
import { CLE_D_ESSAI } from '../../outils/poste.ts';
import { unRegistre } from '../../outils/registre.ts';
import { unSmtp } from '../../outils/smtp.ts';
import { completer, PORTAIL, SIRET_ORLEANS } from '../agent/outils.ts';
import { GESTIONNAIRE, MOT_DE_PASSE, unePlateforme, type Plateforme } from '../outils.ts';

const COURRIEL = 'zqcanari.personne@messagerie.test';
const NUMERO = '0450526917364ZQCAN';
const REVENU = 9_173_645.25;
/** Une route d'essai qui tombe. */
const TOMBE = '/v1/tombe';
const SECRET = 'Zqmotdepasse-2026-canari';

/** Ce qu'aucun fichier, journal, adresse ni en-tête ne doit porter (I-9). */
export const CANARI = ['Zqnomca', 'Zqprenomcanari', COURRIEL, NUMERO, String(REVENU), '0639911999', SECRET, 'Zqmatricule'];

const auRegistre = uneDemande(1)
  .avec({ numeroUnique: { valeur: NUMERO, type: 'nud' } })
  .avecDemandeur({ nom: 'Zqnomcanari', prenom: 'Zqprenomcanari', courriel: COURRIEL, telephone: '0639911999' })
  .avecRessources(REVENU)
  .avecRevenuFiscal(2024, REVENU)
  .valeur();

/** Où l'on peut casser une garde, pour voir le chercheur la trouver. `bref` : sans le fuzz. */
export interface Gardes {
  readonly bref?: true;
  readonly surPlateforme?: (p: Plateforme) => void;
  readonly fetch?: Fetch;
  readonly noter?: (ecrire: (ligne: string) => void) => (reference: string, erreur: unknown) => void;
}

/** Tout ce qui a été écrit ou dit, et de quoi savoir que le canari est bien passé : la base du poste, chiffre ôté. */
export interface Restes {
  readonly lieux: readonly Lieu[];
  readonly clair: Buffer;
  readonly courriels: number;
}

/** Un agent traverse tout : compte, import, consentement, candidature ; son gestionnaire le suit ; puis les erreurs, les pannes et le fuzz. */
export async function parcourir(dossier: string, gardes: Gardes = {}): Promise<Restes> {
  const lieu = (nom: string) => path.join(dossier, nom);
  for (const nom of ['serveur', 'poste', 'temporaires', 'agent']) mkdirSync(lieu(nom), { recursive: true });
  const tmpdir = process.env['TMPDIR'];
  process.env['TMPDIR'] = lieu('temporaires');
  const scene = await monter(lieu('serveur'), gardes);
  const notes = [lieu('poste'), lieu('agent')].map((ou) => (gardes.noter ?? noterPanne)(ecrireJournal(ou)));
  const hote = (nom: string, n: number) =>
    unHote({ dossier: lieu(nom), scene, logFault: notes[n]!, ...(gardes.fetch === undefined ? {} : { fetch: gardes.fetch }) });
  const [gestionnaire, agent] = [hote('poste', 0), hote('agent', 1)];
  try {
    await suivreLeParcours(scene, agent);
    await suivreLAgent(gestionnaire);
    const ouvert = octetsDuPoste(lieu('poste'), CLE_D_ESSAI, GESTIONNAIRE);
    if (gardes.bref !== true) await malmener(gestionnaire, agent);
    await toutRater(scene, lieu('poste'), gestionnaire, agent);
    const pendant = lieuxDuDossier(dossier);
    await gestionnaire.arreter();
    await agent.arreter();
    const lieux = [...pendant, ...lieuxDuDossier(dossier), ...scene.fil.map((octets, i) => ({ nom: FIL[i]!, octets: octets() }))];
    return { lieux, clair: ouvert.clair, courriels: scene.smtp.courriels.length };
  } finally {
    if (tmpdir === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = tmpdir;
    await scene.fermer();
  }
}

const FIL = ['les adresses demandées', 'les en-têtes', 'les réponses d’erreur'];

interface Scene {
  readonly p: Plateforme;
  readonly url: string;
  readonly smtp: Awaited<ReturnType<typeof unSmtp>>;
  /** Les adresses, les en-têtes, les corps des erreurs, relevés sur le fil. */
  readonly fil: readonly (() => Buffer)[];
  readonly fermer: () => Promise<void>;
}

async function monter(dossier: string, { surPlateforme }: Gardes): Promise<Scene> {
  const smtp = await unSmtp();
  const registre = await unRegistre({ smtpUrl: smtp.url, demandes: [auRegistre] });
  const journal = pino.destination({ dest: path.join(dossier, 'serveur.ndjson'), sync: true });
  const p = await unePlateforme({
    journal,
    pouls: true,
    semence: {
      offres: [
        uneOffre(1)
          .avec({ bailleurId: bailleurId(1) })
          .valeur(),
      ],
    },
    registre: registreHttp({ ...registre, portail: PORTAIL, patienceMs: 2_000 }),
  });
  surPlateforme?.(p);
  p.a.get(TOMBE, () => {
    throw new Error('Zqnomcanari\n    at Zqnomcanari (file:///zqnomcanari.ts:1:1)');
  });
  await p.a.listen({ port: 0, host: '127.0.0.1' });
  const envoi = demarrerEnvoi({ pool: p.pool, courriel: courrielSmtp({ url: smtp.url }), horloge: p.horloge.lire, souffleMs: 20 });
  const mandataire = await relever(p);
  return {
    p,
    url: mandataire.url,
    smtp,
    fil: mandataire.fil,
    async fermer() {
      await mandataire.fermer();
      await envoi.arreter();
      await p.fermer();
      await registre.fermer();
      await smtp.arreter();
    },
  };
}

/** Un mandataire entre les postes et le serveur : il garde ce que tout équipement du réseau journalise. */
async function relever(p: Plateforme) {
  const [adresses, entetes, erreurs]: [string[], string[], string[]] = [[], [], []];
  const { port } = p.a.server.address() as AddressInfo;
  const mandataire = createServer((req, res) => {
    adresses.push(`${req.method} ${req.url}`);
    entetes.push(JSON.stringify(req.rawHeaders));
    const suite = request(
      { port, host: '127.0.0.1', method: req.method, path: req.url, headers: req.headers },
      (reponse: IncomingMessage) => {
        entetes.push(JSON.stringify(reponse.rawHeaders));
        res.writeHead(reponse.statusCode ?? 502, reponse.headers);
        reponse.on('data', (morceau: Buffer) => {
          const texte = String(morceau);
          if ((reponse.statusCode ?? 0) >= 400 || /"status":"(fault|invalid)"/.test(texte)) erreurs.push(texte);
        });
        reponse.pipe(res);
      },
    );
    suite.on('error', () => res.destroy());
    req.pipe(suite);
  });
  await new Promise<void>((fait) => mandataire.listen(0, '127.0.0.1', fait));
  return {
    url: `http://127.0.0.1:${(mandataire.address() as AddressInfo).port}`,
    fil: [adresses, entetes, erreurs].map((dits) => () => Buffer.from(dits.join('\n'))),
    fermer: () =>
      new Promise<void>((fait) => {
        mandataire.close(() => fait());
        mandataire.closeAllConnections();
      }),
  };
}

interface Hote extends Host {
  readonly lire: <N extends OperationName>(nom: N, entree: Input<N>) => Promise<unknown>;
}

function unHote(o: { dossier: string; scene: Scene; logFault: (reference: string, erreur: unknown) => void; fetch?: Fetch }): Hote {
  const host = composeHost({
    dossier: o.dossier,
    serveur: o.scene.url,
    cle: CLE_D_ESSAI,
    hasard: () => 0,
    horloge: o.scene.p.horloge.lire,
    fetch: o.fetch ?? globalThis.fetch,
    emit: () => undefined,
    logFault: o.logFault,
  });
  return {
    ...host,
    async lire(nom, entree) {
      const enveloppe = await host.dispatch(nom, entree);
      if (enveloppe.status !== 'ok') throw new Error(`${nom} : ${JSON.stringify(enveloppe)}`);
      return enveloppe.value;
    },
  };
}

const dernier = ({ smtp }: Scene, motif: RegExp): Promise<string> =>
  jusquA('un courriel', async () => motif.exec(smtp.courriels.at(-1)?.texte ?? '')?.[1]);

async function suivreLeParcours(scene: Scene, agent: Hote): Promise<void> {
  const identite = { civilite: 'madame', nomNaissance: 'Zqnomcanari', prenom: 'Zqprenomcanari', telephone: '0639911999' } as const;
  await agent.lire('compte.creer', { ...identite, courriel: COURRIEL, accepte: true });
  const jeton = await dernier(scene, /#jeton=([\w-]+)/);
  await agent.lire('compte.choisir', { jeton, motDePasse: SECRET });
  await agent.lire('session.ouvrir', { courriel: COURRIEL, motDePasse: SECRET });
  await agent.lire('agent.demanderCode', { numeroUnique: NUMERO });
  const code = await dernier(scene, /^\s*([A-Z2-9]{4}[ -]?[A-Z2-9]{4})\s*$/m);
  await agent.lire('agent.importer', { numeroUnique: NUMERO, code });
  await agent.lire('agent.completer', completer({ matricule: 'Zqmatricule' }));
  const canal = { canal: 'en_ligne', versionTexte: VERSION_TEXTE, duree: 'six_mois' } as const;
  await agent.lire('agent.consentir', {
    ...canal,
    mandatId: mandatId(9),
    pouvoirs: ['voir_demande', 'voir_historique', 'candidater', 'annuler'],
  });
  const { demande } = (await agent.lire('agent.espace', {})) as { demande: { pieces: { code: string; personne: string }[] } };
  const deposees = demande.pieces.map(({ code: piece, personne }) => ({ code: piece, personne }));
  await agent.lire('agent.confirmerPieces', { deposees } as Input<'agent.confirmerPieces'>);
  await agent.lire('agent.validerDossier', {});
}

/** Le gestionnaire reçoit le dossier, le cherche, le lit, valide le rattachement et postule pour l'agent. */
async function suivreLAgent(gestionnaire: Hote): Promise<void> {
  await gestionnaire.lire('session.ouvrir', { courriel: GESTIONNAIRE, motDePasse: MOT_DE_PASSE });
  const filtres = { recherche: 'zqnomcanari', departement: null, etat: null, mandat: null };
  const liste = { filtres, tri: 'nom', sens: 'croissant', debut: 0, nombre: 10 } as const;
  const ligne = await jusquA('le dossier sur le poste', async () => {
    const lue = (await gestionnaire.lire('dossier.lister', liste)) as { lignes: { demandeId: Input<'dossier.lire'>['demandeId'] }[] };
    return lue.lignes[0];
  });
  const { demandeId } = ligne;
  await gestionnaire.lire('dossier.lire', { demandeId });
  await gestionnaire.lire('rattachement.valider', { demandeId, siret: SIRET_ORLEANS, matricule: 'Zqmatricule' });
  await gestionnaire.lire('candidature.postuler', { candidatureId: uuid(0xcafe, 900), demandeId, offreId: offreId(1) });
  await jusquA('les actes reçus', async () => ((await gestionnaire.lire('envoi.lister', {})) as unknown[]).length === 0);
}

/** Le fuzz, où le canari est dans chaque texte. */
async function malmener(gestionnaire: Hote, agent: Hote): Promise<void> {
  for (const [nom, { input, acces }] of Object.entries(contract)) {
    if (nom.startsWith('se') || nom === 'agent.supprimerDemande') continue;
    const entrees = fc.sample(muter(engendrer(input as z.ZodType).map(semerLeCanari), 'json'), { numRuns: 8, seed: 7 });
    for (const entree of entrees) await (acces === 'gestionnaire' ? gestionnaire : agent).dispatch(nom, entree);
  }
}

/** Chaque panne que l'on sait provoquer, des deux côtés. */
async function toutRater({ p, url }: Scene, dossier: string, gestionnaire: Hote, agent: Hote): Promise<void> {
  await agent.dispatch('session.ouvrir', { courriel: COURRIEL, motDePasse: `${SECRET}-faux` });
  await agent.lire('session.ouvrir', { courriel: COURRIEL, motDePasse: SECRET });
  const compte = {
    civilite: 'madame',
    nomNaissance: 'Zqnomcanari',
    prenom: 'Zqprenomcanari',
    telephone: '0639911999',
    accepte: true,
  } as const;
  for (const table of ['compte', 'suivi', 'demande', 'jeton', 'courriel']) {
    await p.pool.query(`ALTER TABLE ${table} RENAME TO ailleurs`);
    await agent.dispatch('agent.espace', {});
    await agent.dispatch('compte.creer', { ...compte, courriel: COURRIEL });
    await gestionnaire.dispatch('sync.maintenant', {});
    await p.pool.query(`ALTER TABLE ailleurs RENAME TO ${table}`);
  }
  // PostgreSQL cite la ligne entière dans le détail de son refus.
  await p.pool.query("ALTER TABLE compte ADD CONSTRAINT essai CHECK (nom <> 'Zqnomcanari') NOT VALID");
  await agent.dispatch('compte.creer', { ...compte, courriel: `autre.${COURRIEL}` });
  // Une donnée illisible en base ; et un message d'erreur qui imite une pile.
  await p.pool.query(`UPDATE demande SET doc = replace(doc, '"civilite":"madame"', '"civilite":"Zqnomcanari"')`);
  await agent.dispatch('agent.espace', {});
  await fetch(`${url}${TOMBE}`);
  await abimerLaBase(dossier, gestionnaire);
}

/** Un document illisible sur le poste : l'erreur de JSON.parse en cite le texte. */
async function abimerLaBase(dossier: string, gestionnaire: Hote): Promise<void> {
  const { fichier, cle } = cleDuCompte(CLE_D_ESSAI, GESTIONNAIRE);
  const base = ouvrirBase({ fichier: path.join(dossier, fichier), cle });
  if (!base.ok) throw new Error('la base du poste ne s’ouvre pas');
  const { id } = base.value.lecture.prepare('SELECT id FROM demande').get() as { id: Input<'dossier.lire'>['demandeId'] };
  base.value.ecriture.pragma('ignore_check_constraints = on');
  base.value.ecriture.prepare('UPDATE demande SET doc = ?').run('\n at Zqnomca:1');
  base.value.fermer();
  const enveloppe = await gestionnaire.dispatch('dossier.lire', { demandeId: id });
  if (enveloppe.status !== 'fault') throw new Error(`une panne était attendue : ${enveloppe.status}`);
}

/** Le canari dans chaque texte d'une entrée engendrée. */
function semerLeCanari(valeur: unknown): unknown {
  if (typeof valeur === 'string') return `${valeur}Zqnomcanari`.slice(-200);
  if (Array.isArray(valeur)) return valeur.map(semerLeCanari);
  if (typeof valeur !== 'object' || valeur === null) return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [cle, semerLeCanari(v)]));
}

/** Le journal du serveur, tel qu'il est sur le disque. */
export const journalDuServeur = (dossier: string): string => readFileSync(path.join(dossier, 'serveur', 'serveur.ndjson'), 'utf8');
