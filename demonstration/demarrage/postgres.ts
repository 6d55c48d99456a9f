import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Enfant, lancer } from './enfant.ts';
import { existe } from './tuer.ts';

/** PostgreSQL en marche : le processus qui le porte, le sien, et son adresse. */
export interface PostgresLance { readonly enfant: Enfant; readonly pid: number; readonly url: string }

export async function lancerPostgres(dossier: string, journaux: string, ephemere: boolean): Promise<PostgresLance> {
  await attendreLePrecedent(dossier);
  const programme = fileURLToPath(new URL('./postgres-processus.ts', import.meta.url));
  const enfant = await lancer({
    nom: 'PostgreSQL', executable: process.execPath, args: [programme, dossier, ephemere ? 'ephemere' : 'garde'],
    env: process.env, dossier, journal: path.join(journaux, 'postgresql.log'),
  });
  try {
    const [, url = '', pid] = await enfant.attendreLigne(/^PostgreSQL : (postgres:\S+) (\d+)$/, 60_000);
    return { enfant, url, pid: Number(pid) };
  } catch (erreur) {
    await enfant.arreter();
    throw erreur;
  }
}

/** Après un démarrage tué net, son gardien arrête encore PostgreSQL : on lui laisse dix secondes. */
async function attendreLePrecedent(dossier: string): Promise<void> {
  const fichier = path.join(dossier, 'postgresql', 'postmaster.pid');
  for (let tour = 0; tour < 100 && existsSync(fichier); tour++) {
    const pid = Number(readFileSync(fichier, 'utf8').split('\n', 1)[0]);
    if (!(pid > 0) || !existe(pid)) return;
    await new Promise((suite) => setTimeout(suite, 100));
  }
}
