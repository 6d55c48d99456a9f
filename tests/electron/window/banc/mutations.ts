/** Une faute faite exprès dans electron/, et le contrôle qui doit la voir. */
export interface Mutation {
  readonly nom: string;
  readonly fichier: string;
  readonly cherche: string;
  readonly remplace: string;
  /** Le début du nom d'un contrôle qui doit échouer. */
  readonly vuePar: string;
  /** Cette faute-là empêche le poste de s'ouvrir, et c'est ainsi qu'elle se voit. */
  readonly empeche: boolean;
}

const faute = (nom: string, fichier: string, cherche: string, remplace: string, vuePar: string, empeche = false): Mutation => ({
  nom,
  fichier,
  cherche,
  remplace,
  vuePar,
  empeche,
});
const reglage = (cle: string, bon: string, mauvais: string, point: string): Mutation =>
  faute(`${cle} : ${mauvais}`, 'window/window.ts', `${cle}: ${bon},`, `${cle}: ${mauvais},`, point);

export const mutations: readonly Mutation[] = [
  faute('une page du réseau', 'window/page.ts', "accueil: 'app://poste/index.html'", "accueil: 'https://exemple.test/'", '1 :'),
  reglage('nodeIntegration', 'false', 'true', '2 :'),
  reglage('nodeIntegrationInWorker', 'false', 'true', '2 :'),
  reglage('nodeIntegrationInSubFrames', 'false', 'true', '2 :'),
  reglage('contextIsolation', 'true', 'false', '3 :'),
  reglage('sandbox', 'true', 'false', '4 : met'),
  faute('sans app.enableSandbox', 'main.ts', 'app.enableSandbox();', '', '4 : impose'),
  faute('dans la langue de la machine', 'main.ts', "app.commandLine.appendSwitch('lang', 'fr');", '', 'français :'),
  faute(
    'permissions accordées à la demande',
    'window/security.ts',
    '_permission, repondre) => repondre(false)',
    '_permission, repondre) => repondre(true)',
    '5 :',
  ),
  faute(
    'permissions accordées à l’examen',
    'window/security.ts',
    'setPermissionCheckHandler(() => false)',
    'setPermissionCheckHandler(() => true)',
    '5 :',
  ),
  faute('session de l’écran oubliée', 'main.ts', '[session.defaultSession, ecran]', '[session.defaultSession]', '5 :'),
  faute(
    'téléchargements permis',
    'window/security.ts',
    "session.on('will-download', (event) => event.preventDefault());",
    '',
    '5 : refuse les téléchargements',
  ),
  faute(
    'dictionnaire téléchargé',
    'window/security.ts',
    'setSpellCheckerEnabled(false)',
    'setSpellCheckerEnabled(true)',
    '5 : refuse les téléchargements',
  ),
  reglage('webSecurity', 'true', 'false', '6 :'),
  faute('scripts en ligne permis', 'window/protocol.ts', "script-src 'self';", "script-src 'self' 'unsafe-inline';", '7 :'),
  faute('réseau permis à la page', 'window/protocol.ts', "connect-src 'none';", 'connect-src *;', '7 :'),
  faute('sans Trusted Types', 'window/protocol.ts', "require-trusted-types-for 'script'; ", '', '7 :'),
  faute('absence sans politique', 'window/protocol.ts', '{ status: 404, headers: ENTETES }', '{ status: 404 }', '7 :'),
  faute('schéma qui contourne la politique', 'window/protocol.ts', 'secure: true,', 'secure: true, bypassCSP: true,', '7 : le schéma'),
  reglage('allowRunningInsecureContent', 'false', 'true', '8 :'),
  reglage('experimentalFeatures', 'false', 'true', '9 :'),
  reglage('enableBlinkFeatures', "''", "'CSSVariables'", '10 :'),
  reglage('webviewTag', 'false', 'true', '11 :'),
  faute('webview attachée', 'window/security.ts', "contenu.on('will-attach-webview', (event) => event.preventDefault());", '', '12 :'),
  faute('navigation libre', 'window/security.ts', "contenu.on('will-navigate', refuserAilleurs);", '', '13 :'),
  faute('sous-cadres libres', 'window/security.ts', "contenu.on('will-frame-navigate', refuserAilleurs);", '', '13 :'),
  faute('redirection libre', 'window/security.ts', "contenu.on('will-redirect', refuserAilleurs);", '', '13 :'),
  faute('hôte non comparé', 'window/page.ts', ' && host === PAGE.hote', '', '13 :'),
  faute('pages non gardées', 'main.ts', 'garderApplication(app, ouvrir);', '', '14 :'),
  faute('fenêtres permises', 'window/security.ts', "return { action: 'deny' };", "return { action: 'allow' };", '14 :'),
  faute('tout site ouvert', 'window/external.ts', '!HOTES.has(hote) || ', '', '15 :'),
  faute('expéditeur non vérifié', 'host/ipc.ts', '!isOurPage(event.senderFrame, page) || ', '', '17 :'),
  faute('sous-cadre écouté', 'host/ipc.ts', '|| frame.parent !== null ', '', '17 :'),
  faute(
    'chemin formé depuis l’adresse',
    'window/fichiers-ecran.ts',
    "return fichiers.get(pathname === '/' ? '/index.html' : pathname) ?? null;",
    "return path.join([...fichiers.values()].find((f) => f.endsWith('/index.html')) ?? '', '..', decodeURIComponent(pathname));",
    '18 :',
  ),
  faute(
    'écran servi dans la session par défaut',
    'main.ts',
    'servirEcran(ecran.protocol,',
    'servirEcran(session.defaultSession.protocol,',
    '18 :',
  ),
  faute(
    'une troisième fonction',
    'window/preload.ts',
    'subscribe(listener: Listener)',
    'envoyer: (canal: string) => ipcRenderer.send(canal), subscribe(listener: Listener)',
    '20 :',
  ),
  faute('pont modifiable', 'window/preload.ts', 'Object.freeze({', '({', '20 :'),
  faute(
    'événement d’Electron transmis',
    'window/preload.ts',
    'listener(name, payload);',
    'listener(_event as string, payload);',
    '20 : le préchargement ne laisse',
  ),
  faute('réseau laissé à l’écran', 'main.ts', 'couperReseau(ecran);', '', 'réseau :'),
  faute('réseau de Node pour l’hôte', 'main.ts', 'net.fetch(url, init)', 'fetch(url, init)', 'réseau :'),
  faute(
    'certificat douteux accepté',
    'window/security.ts',
    'event.preventDefault();\n    repondre(false);',
    'event.preventDefault();\n    repondre(true);',
    'certificats :',
  ),
  faute(
    'deux instances',
    'main.ts',
    'if (app.requestSingleInstanceLock()) app',
    'app.requestSingleInstanceLock(); if (app) app',
    'une seule instance : la seconde ne monte',
  ),
  faute(
    'attente de « ready » au premier niveau',
    'main.ts',
    'app.enableSandbox();',
    'app.enableSandbox(); await app.whenReady();',
    '1 :',
    true,
  ),
  faute('raccourci vu après la page', 'window/lock.ts', "'before-input-event'", "'input-event'", 'verrou : Ctrl+L'),
  faute('veille sans verrou', 'window/lock.ts', "powerMonitor.on('suspend', verrouiller);", '', 'verrou : la mise en veille'),
  faute('inactivité ignorée', 'window/lock.ts', 'if (inactif && !absent) verrouiller();', '', 'verrou : dix minutes'),
  faute('page gardée au verrouillage', 'window/lock.ts', 'if (!fenetre.isDestroyed()) fenetre.webContents.reload();', '', 'verrou :'),
  faute('page rechargée, session ouverte', 'window/lock.ts', 'host.verrouiller().catch(echec);', '', 'verrou :'),
  faute(
    'page qui retient sa fermeture',
    'window/security.ts',
    "contenu.on('will-prevent-unload', (event) => event.preventDefault());",
    '',
    'verrou : la page',
  ),
  faute('quitter sans attendre', 'main.ts', 'arret.avantDeQuitter(host.arreter);', '', 'arrêt :'),
  faute(
    'actes acceptés pendant l’arrêt',
    'window/shutdown.ts',
    "phase === 'marche' ? dispatch(nom, entree) : FERME",
    'dispatch(nom, entree)',
    'arrêt :',
  ),
  faute('trousseau en clair accepté', 'vault/vault.ts', "trousseau.arrierePlan() === 'basic_text'", 'false', 'clé : sans vrai'),
  faute(
    'clé écrite en clair',
    'vault/safe-storage.ts',
    'const chiffre = await safeStorage.encryptStringAsync(texte);',
    'const chiffre = Buffer.from(texte); if (chiffre) return Buffer.from(texte.split("").join(" "));',
    'clé : 32',
    true,
  ),
];
