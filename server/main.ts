import pino from 'pino';
import { migrer } from '../db/central/migrate.ts';
import { effacerVieuxEssais } from '../db/central/apply/essais.ts';
import { enTransaction, ouvrirCentrale } from '../db/central/open.ts';
import { creerServeur } from './compose.ts';
import { comptesDeDemonstration } from './demonstration.ts';
import { ecouterAnnonces } from './pouls/annonces.ts';
import { suivreTousLesMandats } from './tasks/suivre-mandats.ts';

/**
 * Le serveur central. Environnement : DATABASE_URL ; PORT (0 = libre) et HOST (127.0.0.1) ; DEMONSTRATION=1 montre les comptes fictifs ;
 * MANDATAIRES, les adresses des mandataires inverses dont l'en-tête X-Forwarded-For est cru (les essais de connexion se comptent par source).
 */
const { DATABASE_URL, PORT = '0', HOST = '127.0.0.1', DEMONSTRATION, MANDATAIRES } = process.env;
if (DATABASE_URL === undefined) {
  console.error('Le serveur central a besoin de DATABASE_URL, l’adresse de sa base PostgreSQL.');
  process.exit(2);
}

const horloge = () => new Date();
const journal = pino.destination(2);
const pool = ouvrirCentrale(DATABASE_URL);
await migrer(pool).catch((erreur: unknown) => {
  console.error(`Le serveur central n'a pas pu préparer sa base : ${erreur instanceof Error ? erreur.message : 'raison inconnue'}`);
  process.exit(1);
});
const annonces = ecouterAnnonces(DATABASE_URL);
const app = await creerServeur({
  pool,
  horloge,
  annonces,
  journal,
  demonstration: DEMONSTRATION === '1' ? comptesDeDemonstration : null,
  ...(MANDATAIRES === undefined ? {} : { mandataires: MANDATAIRES }),
});

const MINUTE = 60_000;
const suivre = () =>
  Promise.all([suivreTousLesMandats(pool, horloge()), enTransaction(pool, null, (tx) => effacerVieuxEssais(tx, horloge()))]).catch(
    (erreur: unknown) => app.log.error({ err: erreur }, 'tâches de la minute'),
  );
await suivre();
const tache = setInterval(() => void suivre(), MINUTE);

await app.listen({ port: Number(PORT), host: HOST }).catch((erreur: NodeJS.ErrnoException) => {
  console.error(
    erreur.code === 'EADDRINUSE' ? `Le port ${PORT} est déjà pris.` : `Le serveur central ne peut pas écouter (${erreur.code}).`,
  );
  process.exit(1);
});
console.log(`Serveur central : ${app.listeningOrigin}`);

let arret = false;
async function arreter(): Promise<void> {
  if (arret) return;
  arret = true;
  clearInterval(tache);
  await app.close();
  await annonces.fermer();
  await pool.end();
  process.exit(0);
}
process.on('SIGINT', () => void arreter());
process.on('SIGTERM', () => void arreter());
