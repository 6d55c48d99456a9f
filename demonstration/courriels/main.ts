import { ouvrirBoite } from './boite.ts';
import { servirPage } from './page.ts';
import { recevoir } from './reception.ts';

/**
 * La messagerie de la démonstration : un vrai serveur SMTP qui garde tout et ne transmet rien, et la page où le lire.
 * Environnement : COURRIELS_DOSSIER ; COURRIELS_SMTP_PORT et COURRIELS_PORT (0 = libre).
 */
const { COURRIELS_DOSSIER, COURRIELS_SMTP_PORT = '0', COURRIELS_PORT = '0' } = process.env;
if (COURRIELS_DOSSIER === undefined) {
  console.error('Les courriels de démonstration ont besoin de COURRIELS_DOSSIER, le dossier où les garder.');
  process.exit(2);
}

const renoncer = (erreur: NodeJS.ErrnoException): never => {
  console.error(`Les courriels de démonstration ne peuvent pas démarrer : ${erreur.message}`);
  process.exit(1);
};
const boite = await ouvrirBoite(COURRIELS_DOSSIER).catch(renoncer);
for (const nom of boite.ignores()) console.error(`Courriel illisible, ignoré : ${nom}`);
const smtp = await recevoir(Number(COURRIELS_SMTP_PORT), boite).catch(renoncer);
const page = await servirPage(Number(COURRIELS_PORT), boite).catch(renoncer);

async function arreter(): Promise<void> {
  await Promise.all([smtp.fermer(), page.fermer()]);
  process.exit(0);
}
process.once('SIGINT', () => void arreter());
process.once('SIGTERM', () => void arreter());

console.log(`Courriels SMTP : smtp://127.0.0.1:${smtp.port}`);
console.log(`Courriels page : http://127.0.0.1:${page.port}/`);
