import { readFileSync } from 'node:fs';

/** La mémoire résidente d'un processus au fil du temps, en Mio. */
export interface Memoire {
  readonly releves: readonly number[];
  readonly arreter: () => void;
}

const PAS_MS = 250;

export function suivreMemoire(pid: () => number): Memoire {
  const releves: number[] = [];
  const minuterie = setInterval(() => {
    const lue = residente(pid());
    if (lue !== null) releves.push(lue);
  }, PAS_MS);
  return { releves, arreter: () => clearInterval(minuterie) };
}

/** Linux la donne dans /proc ; ailleurs, ou quand le processus vient de mourir, il n'y a rien à relever. */
function residente(pid: number): number | null {
  try {
    const lue = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return lue === undefined ? null : Number(lue) / 1024;
  } catch {
    return null;
  }
}

/** Le plus haut du dernier tiers sur le plus haut du deuxième : 1 quand rien ne grandit. Le premier tiers est celui de la mise en train. */
export function pente(releves: readonly number[]): number | null {
  const tiers = Math.floor(releves.length / 3);
  if (tiers < 2) return null;
  return Math.max(...releves.slice(-tiers)) / Math.max(...releves.slice(tiers, 2 * tiers));
}
