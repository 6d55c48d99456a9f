import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Vrai tant que ce processus vit ; mort mais pas encore relevé par son parent (« zombie »), il ne vit plus. */
export function existe(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (erreur) {
    return (erreur as NodeJS.ErrnoException).code === 'EPERM';
  }
  return process.platform !== 'linux' || !estZombie(pid);
}

function estZombie(pid: number): boolean {
  try {
    const etat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return etat.slice(etat.lastIndexOf(')') + 2).startsWith('Z');
  } catch {
    return true;
  }
}

/** Envoie un signal. L'arrêt forcé vise tout le groupe du processus ; l'arrêt demandé, lui seul : à lui d'arrêter les siens. Sans effet s'il n'existe plus. */
function signaler(pid: number, signal: 'SIGTERM' | 'SIGINT' | 'SIGKILL'): void {
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f'], { windowsHide: true });
    return;
  }
  for (const cible of signal === 'SIGKILL' ? [-pid, pid] : [pid]) {
    try {
      process.kill(cible, signal);
      return;
    } catch {
      // Il n'est pas chef de groupe, ou il est déjà mort.
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
