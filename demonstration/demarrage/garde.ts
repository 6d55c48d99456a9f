import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Garde {
  readonly surveiller: (pid: number, signal?: 'SIGTERM' | 'SIGINT') => void;
  readonly oublier: (pid: number) => void;
  readonly effacerALaFin: (chemin: string) => void;
  readonly renvoyer: () => Promise<void>;
}

/** Lance le gardien, qui ne laisse rien derrière un démarrage tué sans prévenir. */
export function lancerGarde(): Garde {
  const gardien = spawn(process.execPath, [fileURLToPath(new URL('./gardien.ts', import.meta.url))], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  // S'il meurt le premier, le démarrage continue : il ne perd que sa protection contre un arrêt brutal.
  gardien.on('error', () => {});
  gardien.stdin.on('error', () => {});
  gardien.unref();
  const dire = (...mots: readonly (string | number)[]): void => void gardien.stdin.write(`${mots.join('\t')}\n`);
  return {
    surveiller: (pid, signal = 'SIGTERM') => dire('+', pid, signal),
    oublier: (pid) => dire('-', pid),
    effacerALaFin: (chemin) => dire('x', chemin),
    renvoyer: () =>
      new Promise((fini) => {
        if (gardien.exitCode !== null || gardien.signalCode !== null) return fini();
        gardien.ref();
        gardien.once('exit', () => fini());
        dire('fini');
      }),
  };
}
