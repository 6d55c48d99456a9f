import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { estAJour, type NomOuvrage } from '../../build/construire.ts';
import { jourAParis } from '../../domain/shared/dates.ts';
import type { Arret } from './arret.ts';
import { preparerDonnees } from './donnees.ts';
import { dossierDesDonnees, dossierEphemere, preparerDossier } from './dossier.ts';
import type { Echec } from './echec.ts';
import { trouverElectron } from './electron.ts';
import { type Enfant, lancer, mortDe } from './enfant.ts';
import { effacer } from './effacer.ts';
import { type Garde, lancerGarde } from './garde.ts';
import type { Options } from './options.ts';
import { portLibre, verifierPort } from './port.ts';
import { lancerPoste, type PosteLance } from './poste.ts';
import { lancerPostgres } from './postgres.ts';
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

/** Démarre tout, dans l'ordre : dossier, verrou, base et données, écran, serveur, poste. */
export async function demarrerPlateforme(chantier: Chantier): Promise<PosteLance> {
  if (chantier.options.port !== 0) await verifierPort(chantier.options.port);
  const lieux = await occuperLeDossier(chantier);
  // L'écran se construit pendant que la base s'initialise.
  const [url] = await tousOuAucun([demarrerLaBase(chantier, lieux), construireLEcran(chantier, lieux)]);
  const serveur = await demarrerLeServeur(chantier, lieux, url);
  return demarrerLePoste(chantier, lieux, serveur);
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

async function demarrerLaBase(chantier: Chantier, lieux: Lieux): Promise<string> {
  const { options, dire } = chantier;
  dire('PostgreSQL démarre…');
  const { enfant, pid, url } = await lancerPostgres(lieux.dossier, lieux.journaux, options.ephemere);
  // Le gardien connaît aussi PostgreSQL lui-même : il survivrait à la mort brutale du processus qui le porte.
  lieux.garde.surveiller(pid, 'SIGINT');
  suivre(chantier, lieux, enfant);
  void enfant.fin.then(() => lieux.garde.oublier(pid));
  dire(await preparerDonnees(url, lieux.dossier, options, jourAParis(new Date().toISOString())));
  return url;
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

async function demarrerLeServeur(chantier: Chantier, lieux: Lieux, url: string): Promise<string> {
  chantier.dire('Le serveur central démarre…');
  const env = { ...process.env, DATABASE_URL: url, PORT: String(await portLibre()), DEMONSTRATION: '1' };
  const enfant = await lancer({
    nom: 'Le serveur central',
    executable: process.execPath,
    args: ['server/main.ts'],
    env,
    dossier: racine,
    journal: path.join(lieux.journaux, 'serveur.log'),
  });
  suivre(chantier, lieux, enfant);
  const [, adresse = ''] = await enfant.attendreLigne(/^Serveur central : (http\S+)/, 20_000);
  return adresse;
}

async function demarrerLePoste(chantier: Chantier, lieux: Lieux, serveur: string): Promise<PosteLance> {
  const reglages = { racine, dossier: path.join(lieux.dossier, 'poste'), journaux: lieux.journaux, serveur, port: chantier.options.port };
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
