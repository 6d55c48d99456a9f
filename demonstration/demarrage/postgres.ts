import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Enfant, lancer } from './enfant.ts';

/** PostgreSQL en marche : le processus qui le porte, le sien, et son adresse. */
export interface PostgresLance {
  readonly enfant: Enfant;
  readonly pid: number;
  readonly url: string;
}

export async function lancerPostgres(dossier: string, journaux: string, ephemere: boolean): Promise<PostgresLance> {
  const programme = fileURLToPath(new URL('./postgres-processus.ts', import.meta.url));
  const enfant = await lancer({
    nom: 'PostgreSQL',
    executable: process.execPath,
    args: [programme, dossier, ephemere ? 'ephemere' : 'garde'],
    env: process.env,
    dossier,
    journal: path.join(journaux, 'postgresql.log'),
  });
  try {
    const [, url = '', pid] = await enfant.attendreLigne(/^PostgreSQL : (postgres:\S+) (\d+)$/, 60_000);
    return { enfant, url, pid: Number(pid) };
  } catch (erreur) {
    await enfant.arreter();
    throw erreur;
  }
}
