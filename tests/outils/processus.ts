import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

const racine = path.resolve(import.meta.dirname, '../..');

/** Un vrai processus du projet, que l'on peut tuer net et relancer. */
export interface Processus {
  /** Ce que le processus a dit en s'annonçant : le premier groupe de l'expression attendue. */
  readonly annonce: string;
  readonly pid: number;
  /** SIGKILL : rien n'est prévenu, rien n'est rangé. */
  readonly tuer: () => Promise<void>;
  /** SIGTERM : l'arrêt ordinaire ; rend le code de sortie. */
  readonly arreter: () => Promise<number | null>;
  readonly sortie: () => string;
}

/** Lance `node <fichier>` et attend la ligne qui dit qu'il est prêt. */
export async function lancer(
  fichier: string,
  environnement: Record<string, string>,
  pret: RegExp,
  patienceMs = 30_000,
): Promise<Processus> {
  const enfant = spawn(process.execPath, [path.join(racine, fichier)], {
    cwd: racine,
    env: { ...process.env, ...environnement },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let texte = '';
  const fini = new Promise<number | null>((fait) => enfant.once('exit', (code) => fait(code)));
  const annonce = await new Promise<string>((fait, echec) => {
    const minuterie = setTimeout(() => {
      enfant.kill('SIGKILL');
      echec(new Error(`${fichier} ne s'est pas annoncé :\n${texte}`));
    }, patienceMs);
    const lire = (morceau: Buffer) => {
      texte += String(morceau);
      const lu = pret.exec(texte)?.[1];
      if (lu !== undefined) {
        clearTimeout(minuterie);
        fait(lu);
      }
    };
    enfant.stdout.on('data', lire);
    enfant.stderr.on('data', lire);
    void fini.then((code) => {
      clearTimeout(minuterie);
      echec(new Error(`${fichier} s'est arrêté (code ${code}) :\n${texte}`));
    });
  });
  return {
    annonce,
    pid: enfant.pid ?? 0,
    sortie: () => texte,
    tuer: () => finir(enfant, 'SIGKILL', fini).then(() => undefined),
    arreter: () => finir(enfant, 'SIGTERM', fini),
  };
}

async function finir(enfant: ChildProcess, signal: NodeJS.Signals, fini: Promise<number | null>): Promise<number | null> {
  if (enfant.exitCode === null && enfant.signalCode === null) enfant.kill(signal);
  return fini;
}

/** Un port libre à cet instant, pour un serveur que l'on relancera à la même adresse. */
export const portLibre = (): Promise<number> =>
  new Promise((fait) => {
    const prise = createServer().listen(0, '127.0.0.1', () => {
      const { port } = prise.address() as AddressInfo;
      prise.close(() => fait(port));
    });
  });
