import { demarrerPostgres, PostgresIndisponible } from '../../db/central/embedded.ts';
import { ouvrirCentrale } from '../../db/central/open.ts';
import { existe } from './tuer.ts';

/**
 * PostgreSQL dans son propre processus : Ctrl+C n'atteint que le démarrage, qui l'arrête en dernier. La bibliothèque qui le porte
 * l'arrête au premier SIGTERM ; dans le processus du démarrage, elle le ferait avant tout le monde.
 */
const [dossier = '', mode = ''] = process.argv.slice(2);
try {
  const { url } = await demarrerPostgres({ dossier, ephemere: mode === 'ephemere' });
  const pid = await lirePid(url);
  console.log(`PostgreSQL : ${url} ${pid}`);
  // La bibliothèque n'annonce pas la mort de PostgreSQL : on la constate.
  setInterval(() => {
    if (!existe(pid)) {
      console.error('PostgreSQL s’est arrêté de lui-même.');
      process.exit(1);
    }
  }, 1_000);
} catch (erreur) {
  console.error(erreur instanceof PostgresIndisponible ? erreur.message : erreur);
  process.exit(1);
}

/** Le numéro du processus de PostgreSQL, tel qu'il le dit lui-même. */
async function lirePid(url: string): Promise<number> {
  const pool = ouvrirCentrale(url, { max: 1 });
  try {
    return Number((await pool.query<{ pid: string }>("SELECT split_part(pg_read_file('postmaster.pid'), E'\\n', 1) AS pid")).rows[0]?.pid);
  } finally {
    await pool.end();
  }
}
