import path from 'node:path';
import { composeHost } from './host/compose.ts';
import { serveHttp } from './host/http.ts';
import { noterPanne } from './host/journal-technique.ts';
import type { Emit } from './sync/moteur.ts';
import { lireOuCreerCle } from './vault/file-key.ts';

/**
 * Le poste sans Electron : le même hôte et le même écran, servis au navigateur de cette machine.
 * Environnement : POSTE_SERVEUR (adresse du serveur central), POSTE_DOSSIER (bases et clé), POSTE_PORT (0 = libre).
 */
const serveur = process.env.POSTE_SERVEUR?.replace(/\/+$/, '');
const dossier = process.env.POSTE_DOSSIER;
if (serveur === undefined || dossier === undefined) {
  console.error('Le poste a besoin de POSTE_SERVEUR (adresse du serveur central) et de POSTE_DOSSIER (dossier des données).');
  process.exit(2);
}

const cle = lireOuCreerCle(dossier);
if (!cle.ok) {
  console.error(
    `La clé du poste ne peut pas être lue dans ${dossier} (${cle.refus.map((r) => r.motif).join(', ')}). Rien n'a été modifié.`,
  );
  process.exit(1);
}

let emit: Emit = () => undefined;
const host = composeHost({
  dossier,
  serveur,
  cle: cle.value,
  fetch: globalThis.fetch,
  emit: (nom, charge) => emit(nom, charge),
  logFault: noterPanne((ligne) => console.error(ligne)),
});

const http = await serveHttp({
  dispatch: host.dispatch,
  ecran: path.resolve(import.meta.dirname, '../out/renderer'),
  port: Number(process.env.POSTE_PORT ?? 0),
}).catch((erreur: NodeJS.ErrnoException) => {
  const phrase =
    erreur.code === 'EADDRINUSE'
      ? `Le port ${process.env.POSTE_PORT} est déjà pris : choisissez-en un autre.`
      : `Le poste ne peut pas écouter sur cette machine (${erreur.code}).`;
  console.error(phrase);
  process.exit(1);
});
emit = http.emit;
console.log(`Poste logement : ${http.nouvelleAdresse()}`);

let arret = false;
async function arreter(): Promise<void> {
  if (arret) return;
  arret = true;
  await http.fermer();
  await host.arreter();
  process.exit(0);
}
process.on('SIGINT', () => void arreter());
process.on('SIGTERM', () => void arreter());
