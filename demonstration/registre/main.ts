import { ouvrirCentrale } from '../../db/central/open.ts';
import { migrerRegistre } from './base.ts';
import { courrielDuRegistre } from './courriel.ts';
import { creerRegistre } from './serveur.ts';

/** Le registre de démonstration. Environnement : REGISTRE_DATABASE_URL, sa base à lui ; REGISTRE_PORT (0 = libre) ; REGISTRE_SECRET ; SMTP_URL. */
const { REGISTRE_DATABASE_URL, REGISTRE_PORT = '0', REGISTRE_SECRET, SMTP_URL } = process.env;
if (REGISTRE_DATABASE_URL === undefined || REGISTRE_SECRET === undefined || REGISTRE_SECRET === '' || SMTP_URL === undefined) {
  console.error('Le registre a besoin de REGISTRE_DATABASE_URL, de REGISTRE_SECRET et de SMTP_URL.');
  process.exit(2);
}

const pool = ouvrirCentrale(REGISTRE_DATABASE_URL);
await migrerRegistre(pool).catch((erreur: unknown) => {
  console.error(`Le registre n'a pas pu préparer sa base : ${erreur instanceof Error ? erreur.message : 'raison inconnue'}`);
  process.exit(1);
});
const courriel = courrielDuRegistre(SMTP_URL);
const app = await creerRegistre({ pool, courriel, secret: REGISTRE_SECRET, horloge: () => new Date() });
await app.listen({ port: Number(REGISTRE_PORT), host: '127.0.0.1' }).catch((erreur: NodeJS.ErrnoException) => {
  console.error(
    erreur.code === 'EADDRINUSE' ? `Le port ${REGISTRE_PORT} est déjà pris.` : `Le registre ne peut pas écouter (${erreur.code}).`,
  );
  process.exit(1);
});
console.log(`Registre : ${app.listeningOrigin}/`);

let arret = false;
async function arreter(): Promise<void> {
  if (arret) return;
  arret = true;
  await app.close();
  await pool.end();
  process.exit(0);
}
process.on('SIGINT', () => void arreter());
process.on('SIGTERM', () => void arreter());
