import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { arreterProcessus } from './tuer.ts';

/**
 * Le gardien ne sert que si le démarrage est tué sans prévenir : sa fin ferme notre entrée, et nous arrêtons ce qui reste.
 * Une ligne par consigne : `+ pid signal` (à arrêter), `- pid` (déjà arrêté), `x chemin` (à effacer), `fini` (rien à faire).
 */
const processus = new Map<number, 'SIGTERM' | 'SIGINT'>();
const chemins: string[] = [];

const suivre = (consigne: string): void => {
  const [verbe, valeur = '', signal = ''] = consigne.split('\t');
  if (verbe === '+') processus.set(Number(valeur), signal === 'SIGINT' ? 'SIGINT' : 'SIGTERM');
  else if (verbe === '-') processus.delete(Number(valeur));
  else if (verbe === 'x') chemins.push(valeur);
  else if (verbe === 'fini') process.exit(0);
};

// Le gardien survit au terminal : c'est le démarrage qui lui dit quand partir.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

createInterface({ input: process.stdin })
  .on('line', suivre)
  .on('close', () => void faireLeMenage());

async function faireLeMenage(): Promise<void> {
  for (const [pid, signal] of [...processus].toReversed()) await arreterProcessus(pid, signal, 8_000);
  for (const chemin of chemins) rmSync(chemin, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
