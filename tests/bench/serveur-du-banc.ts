import { fork } from 'node:child_process';
import path from 'node:path';

/** Le serveur du banc, lancé : son adresse, ce qu'une première synchronisation pèse compressée et en clair, et comment l'arrêter. */
export interface ServeurDuBanc {
  readonly url: string;
  readonly octets: number;
  readonly brut: number;
  readonly lignes: number;
  readonly arreter: () => void;
}

export function lancerServeur(nombre: number, candidatures: number): Promise<ServeurDuBanc> {
  const enfant = fork(path.join(import.meta.dirname, 'serveur.ts'), [String(nombre), String(candidatures)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise((resolve, reject) => {
    enfant.once('error', reject);
    enfant.once('exit', (code) => reject(new Error(`serveur du banc arrêté (${code})`)));
    enfant.once('message', (message) => {
      const { port, ...mesures } = message as { port: number; octets: number; brut: number; lignes: number };
      resolve({ url: `http://127.0.0.1:${port}`, ...mesures, arreter: () => enfant.disconnect() });
    });
  });
}
