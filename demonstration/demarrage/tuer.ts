import { spawnSync } from 'node:child_process';

/** Vrai tant que ce processus existe. */
export function existe(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Envoie un signal à un processus et à ceux de son groupe ; sous Windows, les termine. Sans effet s'il n'existe plus. */
export function signaler(pid: number, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  for (const cible of [-pid, pid]) {
    try {
      process.kill(cible, signal);
      return;
    } catch {
      // Ce n'est pas un chef de groupe, ou il est déjà mort : on essaie le processus seul.
    }
  }
}

/** Demande l'arrêt, attend, puis force. */
export async function arreterProcessus(pid: number, signal: 'SIGTERM' | 'SIGINT', patienceMs: number): Promise<void> {
  signaler(pid, signal);
  for (let attente = 0; attente < patienceMs; attente += 50) {
    if (!existe(pid)) return;
    await new Promise((suite) => setTimeout(suite, 50));
  }
  signaler(pid, 'SIGKILL');
}
