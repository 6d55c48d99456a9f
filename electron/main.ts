import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, ipcMain, Menu, net, powerMonitor, protocol, safeStorage, session, shell, type Session } from 'electron';
import { composeHost } from './host/compose.ts';
import { EVENT_CHANNEL, serveIpc } from './host/ipc.ts';
import { noterPanne } from './host/journal-technique.ts';
import { adapterSafeStorage } from './vault/safe-storage.ts';
import { ouvrirCoffre } from './vault/vault.ts';
import { dossierDonnees } from './window/emplacements.ts';
import { ouvrirSite } from './window/external.ts';
import { listerFichiersEcran } from './window/fichiers-ecran.ts';
import { ecrireJournal } from './window/journal-fichier.ts';
import { installerVerrou } from './window/lock.ts';
import { modeleMenu } from './window/menu.ts';
import { PAGE } from './window/page.ts';
import { phraseDemarrage } from './window/phrases.ts';
import { SCHEMA, servirEcran } from './window/protocol.ts';
import { lirePagesDeDemonstration, lireServeur } from './window/reglages.ts';
import { couperReseau, garderApplication, garderSession } from './window/security.ts';
import { installerArret } from './window/shutdown.ts';
import { ouvrirFenetre, ramener } from './window/window.ts';

// Avant « ready » : où sont les données, le bac à sable, le schéma de l'écran, une seule instance.
const { env, platform: plateforme } = process;
const donnees = dossierDonnees({ plateforme, env, paquet: app.isPackaged, appData: app.getPath('appData'), accueil: app.getPath('home') });
mkdirSync(donnees, { recursive: true, mode: 0o700 });
app.setPath('userData', donnees);
app.setAppLogsPath(path.join(donnees, 'journaux'));
// Les champs de date, les menus du système et la vérification orthographique parlent français, quelle que soit la langue de la machine.
app.commandLine.appendSwitch('lang', 'fr');
app.enableSandbox();
protocol.registerSchemesAsPrivileged([SCHEMA]);

// Jamais « await app.whenReady() » ici : Electron n'émet « ready » qu'une fois ce module entièrement évalué, il attendrait sans fin.
if (app.requestSingleInstanceLock()) app.whenReady().then(demarrer).catch(renoncer);
else app.quit();

async function demarrer(): Promise<void> {
  const logFault = noterPanne(ecrireJournal(app.getPath('logs')));
  const arret = installerArret(app, logFault);
  const demonstration = lirePagesDeDemonstration({ paquet: app.isPackaged, env });
  const ouvrir = (adresse: string): void => ouvrirSite(shell, adresse, demonstration);
  garderApplication(app, ouvrir);

  const serveur = lireServeur({ paquet: app.isPackaged, fichier: path.join(donnees, 'serveur.json'), env });
  if (!serveur.ok) return refuser(serveur.refus.map(phraseDemarrage));
  const dossier = path.join(donnees, 'bases');
  const cle = await ouvrirCoffre(dossier, adapterSafeStorage(safeStorage, plateforme));
  if (!cle.ok) return refuser(cle.refus.map(phraseDemarrage));

  const host = composeHost({
    dossier,
    serveur: serveur.value,
    cle: cle.value,
    logFault,
    fetch: (url, init) => net.fetch(url, init),
    emit: (nom, charge) => {
      if (!fenetre.isDestroyed()) fenetre.webContents.send(EVENT_CHANNEL, nom, charge);
    },
  });
  arret.avantDeQuitter(host.arreter);
  serveIpc(ipcMain, arret.tantQueMarche(host.dispatch), PAGE);

  const fenetre = ouvrirFenetre({
    session: preparerEcran(),
    preload: path.join(import.meta.dirname, '../preload/preload.cjs'),
    fichierCadre: path.join(donnees, 'fenetre.json'),
    developpement: !app.isPackaged,
  });
  app.on('second-instance', () => ramener(fenetre));
  powerMonitor.on('shutdown', () => app.quit());
  const echec = (erreur: unknown): void => {
    logFault(randomUUID(), erreur);
    app.quit();
  };
  const verrouiller = installerVerrou({ host, fenetre, powerMonitor, plateforme, echec });
  const menu = modeleMenu(plateforme, { verrouiller, ouvrir });
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu));
}

/** La session de l'écran : gardée, sans réseau, et seule à voir app://poste. Celle par défaut, que rien n'affiche, est gardée aussi. */
function preparerEcran(): Session {
  const ecran = session.fromPartition('persist:ecran');
  for (const s of [session.defaultSession, ecran]) garderSession(s);
  couperReseau(ecran);
  servirEcran(ecran.protocol, listerFichiersEcran(path.join(import.meta.dirname, '../renderer')));
  return ecran;
}

/** Le poste ne s'ouvre pas à moitié : une phrase, puis rien. */
function refuser(phrases: readonly string[]): void {
  dialog.showErrorBox('Le poste ne peut pas s’ouvrir', phrases.join('\n'));
  app.exit(1);
}

function renoncer(erreur: unknown): void {
  const reference = randomUUID();
  noterPanne(ecrireJournal(app.getPath('logs')))(reference, erreur);
  refuser([`Une panne empêche le poste de s’ouvrir. Transmettez cette référence à votre service informatique : ${reference}.`]);
}
