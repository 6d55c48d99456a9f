import type { App, Session, WebContents } from 'electron';
import { estNotrePage } from './page.ts';

type Navigation = { readonly url: string; readonly preventDefault: () => void };

/** Ce qui vaut pour toute l'application : chaque page créée est gardée, aucun certificat douteux n'est accepté. */
export function garderApplication(app: App, ouvrir: (adresse: string) => void): void {
  app.on('web-contents-created', (_event, contenu) => garderPage(contenu, ouvrir));
  app.on('certificate-error', (event, _contenu, _url, _erreur, _certificat, repondre) => {
    event.preventDefault();
    repondre(false);
  });
  app.on('select-client-certificate', (event, _contenu, _url, _liste, repondre) => {
    event.preventDefault();
    repondre();
  });
}

/** Points 11 à 15 : ni navigation ailleurs, ni fenêtre, ni webview ; un lien permis s'ouvre dans le navigateur. */
function garderPage(contenu: WebContents, ouvrir: (adresse: string) => void): void {
  const refuserAilleurs = (navigation: Navigation): void => {
    if (!estNotrePage(navigation.url)) navigation.preventDefault();
  };
  contenu.on('will-navigate', refuserAilleurs);
  contenu.on('will-frame-navigate', refuserAilleurs);
  contenu.on('will-redirect', refuserAilleurs);
  contenu.on('will-attach-webview', (event) => event.preventDefault());
  // Une page ne peut pas retenir sa fermeture : le verrouillage doit la recharger à coup sûr.
  contenu.on('will-prevent-unload', (event) => event.preventDefault());
  contenu.setWindowOpenHandler(({ url }) => {
    ouvrir(url);
    return { action: 'deny' };
  });
}

/** Point 5 : aucune permission, à la demande comme à l'examen ; aucun appareil, aucun téléchargement, aucun dictionnaire à chercher ailleurs. */
export function garderSession(session: Session): void {
  session.setPermissionRequestHandler((_contenu, _permission, repondre) => repondre(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_demande, repondre) => repondre(null));
  session.on('will-download', (event) => event.preventDefault());
  // Hors de macOS, Chromium télécharge ses dictionnaires d'un site tiers.
  if (process.platform !== 'darwin') session.setSpellCheckerEnabled(false);
}

/** Le réseau n'appartient qu'au processus principal : dans la session de l'écran, toute requête hors de notre page est annulée. */
export function couperReseau(session: Session): void {
  session.webRequest.onBeforeRequest((requete, repondre) =>
    repondre({ cancel: !estNotrePage(requete.url) && !/^(data|devtools):/.test(requete.url) }),
  );
}
