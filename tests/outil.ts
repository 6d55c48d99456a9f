import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

const racine = path.resolve(import.meta.dirname, '..');
/** Le code déjà lu par Node : les centaines de processus que les essais lancent démarrent en moitié moins de temps. */
const NODE_COMPILE_CACHE = path.join(racine, 'node_modules/.cache/node');
let enCours: ChildProcess | null = null;

/** Interrompu, on interrompt l'outil, et on sort : le compte d'une suite coupée n'en est pas un. */
export function sortirSiInterrompu(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      enCours?.kill(signal);
      process.exit(130);
    });
  }
}

/** Lance un outil d'essais avec le Node du projet ; rend son code de sortie. */
export function executer(outil: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const script = path.join(racine, 'node_modules', outil);
  if (!existsSync(script)) throw new Error(`${outil} n'est pas installé : lancez « npm ci ».`);
  return new Promise((resoudre, rejeter) => {
    const enfant = spawn(process.execPath, [script, ...args], {
      cwd: racine,
      stdio: 'inherit',
      env: { NODE_COMPILE_CACHE, ...process.env, ...env },
    });
    enCours = enfant;
    enfant.once('error', rejeter);
    enfant.once('exit', (code) => resoudre(code ?? 1));
  });
}
