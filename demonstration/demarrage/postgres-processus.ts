import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { demarrerPostgres, PostgresIndisponible } from '../../db/central/embedded.ts';
import { existe } from './tuer.ts';

/**
 * PostgreSQL dans son propre processus : Ctrl+C n'atteint que le démarrage, qui l'arrête en dernier. La bibliothèque qui le porte
 * l'arrête au premier SIGTERM ; dans le processus du démarrage, elle le ferait avant tout le monde.
 */
const [dossier = '', mode = ''] = process.argv.slice(2);
try {
  const { url } = await demarrerPostgres({ dossier, ephemere: mode === 'ephemere' });
  const pid = lirePid();
  console.log(`PostgreSQL : ${url} ${pid}`);
  // La bibliothèque n'annonce pas la mort de PostgreSQL : on la constate.
  setInterval(() => { if (!existe(pid)) { console.error('PostgreSQL s’est arrêté de lui-même.'); process.exit(1); } }, 1_000);
} catch (erreur) {
  console.error(erreur instanceof PostgresIndisponible ? erreur.message : erreur);
  process.exit(1);
}

function lirePid(): number {
  const fichier = path.join(dossier, 'postgresql', 'postmaster.pid');
  return existsSync(fichier) ? Number(readFileSync(fichier, 'utf8').split('\n', 1)[0]) : Number.NaN;
}
