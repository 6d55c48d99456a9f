import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { estAJour, type NomOuvrage } from '../../build/construire.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import type { Arret } from './arret.ts';
import { type Bases, preparerDonnees } from './donnees.ts';
import { dossierDesDonnees, dossierEphemere, preparerDossier } from './dossier.ts';
import type { Echec } from './echec.ts';
import { trouverElectron } from './electron.ts';
import { type Enfant, lancer, mortDe } from './enfant.ts';
import { effacer } from './effacer.ts';
import { type Garde, lancerGarde } from './garde.ts';
import type { Options } from './options.ts';
import { portLibre, verifierPort } from './port.ts';
import { lancerPoste, type PosteLance, type ReglagesPoste } from './poste.ts';
import { lancerPostgres } from './postgres.ts';
import { type Emplacement, lancerCourriels, lancerRegistre, lancerServeur } from './services.ts';
import { adresseDuVerrou, prendreVerrou } from './verrou.ts';

const racine = path.resolve(import.meta.dirname, '../..');

/** Ce que le démarrage partage entre ses étapes. `perdu` dit qu'un morceau s'est arrêté sans qu'on le lui demande. */
export interface Chantier {
  readonly options: Options;
  readonly arret: Arret;
  readonly dire: (phrase: string) => void;
  readonly perdu: (raison: Echec) => void;
}

interface Lieux {
  readonly dossier: string;
  readonly journaux: string;
  readonly garde: Garde;
}

/** Démarre tout, dans l'ordre : dossier, verrou, bases et données, écran, messagerie, registre, serveur, poste. */
export async function demarrerPlateforme(chantier: Chantier): Promise<PosteLance> {
  if (chantier.options.port !== 0) await verifierPort(chantier.options.port);
  const lieux = await occuperLeDossier(chantier);
  // L'écran se construit pendant que la base s'initialise.
  const [bases] = await tousOuAucun([demarrerLesBases(chantier, lieux), construireLEcran(chantier, lieux)]);
  const port = chantier.options.port || (await portLibre());
  const services = await demarrerLesServices(chantier, lieux, bases, port);
  return demarrerLePoste(chantier, lieux, services, port);
}

async function occuperLeDossier({ options, arret, dire }: Chantier): Promise<Lieux> {
  const dossier = options.ephemere ? dossierEphemere() : dossierDesDonnees(process.env, process.platform);
  preparerDossier(dossier);
  if (options.ephemere) arret.ajouter('Le dossier éphémère', () => effacer(dossier));
  const rendreLeVerrou = await prendreVerrou(adresseDuVerrou(dossier, process.platform));
  arret.ajouter('Le verrou', rendreLeVerrou);
  const garde = lancerGarde();
  arret.ajouter('Le gardien', garde.renvoyer);
  if (options.ephemere) garde.effacerALaFin(dossier);
  const journaux = path.join(dossier, 'journaux');
  mkdirSync(journaux, { recursive: true });
  dire(options.ephemere ? 'Démonstration éphémère : rien ne sera gardé.' : `Données : ${dossier}`);
  return { dossier, journaux, garde };
}

async function demarrerLesBases(chantier: Chantier, lieux: Lieux): Promise<Bases> {
  const { options, dire } = chantier;
  dire('PostgreSQL démarre…');
  const { enfant, pid, url } = await lancerPostgres(lieux.dossier, lieux.journaux, options.ephemere);
  // Le gardien connaît aussi PostgreSQL lui-même : il survivrait à la mort brutale du processus qui le porte.
  lieux.garde.surveiller(pid, 'SIGINT');
  suivre(chantier, lieux, enfant);
  void enfant.fin.then(() => lieux.garde.oublier(pid));
  const { phrase, bases } = await preparerDonnees(url, lieux.dossier, options, jourAParis(new Date().toISOString()));
  dire(phrase);
  return bases;
}

async function construireLEcran(chantier: Chantier, { journaux, garde }: Lieux): Promise<void> {
  const ouvrages: readonly NomOuvrage[] = electronChoisi(chantier.options) === null ? ['ecran'] : ['ecran', 'fenetre'];
  const perimes = ouvrages.filter((nom) => !estAJour(nom));
  if (perimes.length === 0) return;
  chantier.dire('L’écran se construit…');
  const enfant = await lancer({
    nom: 'La construction de l’écran',
    executable: process.execPath,
    args: ['build/construire.ts', ...perimes],
    env: process.env,
    dossier: racine,
    journal: path.join(journaux, 'construction.log'),
  });
  garde.surveiller(enfant.pid);
  chantier.arret.ajouter(enfant.nom, enfant.arreter);
  const cause = await enfant.fin;
  garde.oublier(enfant.pid);
  if (cause !== 'code 0') throw mortDe(enfant, cause);
}

const electronChoisi = ({ navigateur }: Options): string | null => (navigateur ? null : trouverElectron(racine, process.env));

type Services = Pick<ReglagesPoste, 'serveur' | 'pages'>;

/** La messagerie, le registre, puis le serveur central qui s'en sert. */
async function demarrerLesServices(chantier: Chantier, lieux: Lieux, bases: Bases, portDuPoste: number): Promise<Services> {
  const { dossier, journaux } = lieux;
  const lieu: Emplacement = { racine, dossier, journaux, suivre: (enfant) => suivre(chantier, lieux, enfant) };
  const secret = randomBytes(32).toString('base64url');
  chantier.dire('Le serveur central démarre…');
  const courriels = await lancerCourriels(lieu);
  const registre = await lancerRegistre(lieu, { url: bases.registre, secret, smtp: courriels.smtp });
  const application = electronChoisi(chantier.options) === null ? `http://127.0.0.1:${portDuPoste}/` : null;
  const serveur = await lancerServeur(lieu, { url: bases.centrale, port: await portLibre(), courriels, registre, secret, application });
  chantier.dire(`Courriels de démonstration : ${courriels.page}`);
  chantier.dire(`Portail d’enregistrement (démonstration) : ${registre}`);
  return { serveur, pages: [courriels.page, registre] };
}

async function demarrerLePoste(chantier: Chantier, lieux: Lieux, services: Services, port: number): Promise<PosteLance> {
  const reglages = { racine, dossier: path.join(lieux.dossier, 'poste'), journaux: lieux.journaux, ...services, port };
  const poste = await lancerPoste({ ...reglages, electron: electronChoisi(chantier.options) });
  suivre(chantier, lieux, poste.enfant, poste.ligne === null);
  return poste;
}

/** Arrêté avec le reste, surveillé par le gardien ; sa mort inattendue arrête tout, sauf la fenêtre qu'on ferme (`peutFinir`). */
function suivre({ arret, perdu }: Chantier, { garde }: Lieux, enfant: Enfant, peutFinir = false): void {
  garde.surveiller(enfant.pid);
  void enfant.fin.then((cause) => {
    garde.oublier(enfant.pid);
    if (!(peutFinir && cause === 'code 0')) perdu(mortDe(enfant, cause));
  });
  arret.ajouter(enfant.nom, enfant.arreter);
}

/** Attend la fin des deux, même si l'un échoue : rien ne doit encore démarrer quand l'arrêt commence. */
async function tousOuAucun<A, B>(taches: [Promise<A>, Promise<B>]): Promise<[A, B]> {
  await Promise.allSettled(taches);
  return Promise.all(taches);
}
