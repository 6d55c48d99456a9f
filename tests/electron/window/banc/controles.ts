import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Monte } from './monter.ts';

interface Controle {
  readonly nom: string;
  readonly regler?: (e: Monte['electron']) => void;
  readonly verifier: (m: Monte) => Promise<void> | void;
}

const fenetre = (m: Monte) => m.electron.notes.fenetres[0] ?? (() => { throw new Error(`aucune fenêtre : ${m.electron.notes.erreurs.join()}`); })();
const reglage = (m: Monte, nom: string): unknown => fenetre(m).options.webPreferences[nom];
const ecran = (m: Monte) => reglage(m, 'session') as InstanceType<Monte['electron']['FausseSession']>;
const demander = (m: Monte, url: string, method = 'GET'): Promise<Response> => ecran(m).protocol.poignees.get('app')!({ method, url });

function retenue(m: Monte, nom: string, champs: object, ...suite: unknown[]): boolean {
  const event = new m.electron.FauxEvenement(champs);
  fenetre(m).webContents.emit(nom, event, ...suite);
  return event.defaultPrevented;
}

const appeler = (m: Monte, senderFrame: object | null, nom: unknown = 'session.etat'): Promise<{ status: string; refus?: unknown }> => {
  const f = m.electron.ipcMain.traitements.get('poste:call') as unknown as (e: object, n: unknown, x: unknown) => Promise<{ status: string }>;
  return f({ senderFrame }, nom, {});
};
const notre = { url: 'app://poste/index.html', parent: null };
const AILLEURS = [
  'https://exemple.test/', 'http://127.0.0.1/', 'file:///etc/passwd', 'app://autre/index.html', 'app://poste.exemple.test/', 'app://moi@poste/',
  'javascript:alert(1)', 'data:text/html,x', 'blob:app://poste/1', 'about:blank', 'devtools://devtools/bundled/x.html', 'chrome://settings/', 'https://app//poste/',
];
const PERMISSIONS = ['media', 'geolocation', 'notifications', 'midi', 'clipboard-read', 'openExternal', 'fullscreen', 'hid', 'serial', 'usb', 'fileSystem', 'idle-detection', 'unknown'];
const CSP = {
  'default-src': "'none'", 'script-src': "'self'", 'style-src': "'self'", 'img-src': "'self' data:", 'font-src': "'self'", 'connect-src': "'none'",
  'base-uri': "'none'", 'form-action': "'none'", 'frame-ancestors': "'none'", 'require-trusted-types-for': "'script'", 'trusted-types': "'none'",
};
const lireCsp = (r: Response): Record<string, string> =>
  Object.fromEntries((r.headers.get('content-security-policy') ?? '').split(';').map((d) => d.trim()).map((d) => [d.split(' ')[0]!, d.slice(d.indexOf(' ') + 1)]));
const touche = (champs: object = {}) => ({ type: 'keyDown', key: 'l', control: process.platform !== 'darwin', meta: process.platform === 'darwin', alt: false, shift: false, isAutoRepeat: false, ...champs });

async function verrouille(m: Monte, geste: () => void): Promise<void> {
  const avant = m.electron.notes.ordre.length;
  const appels = m.hote.ordre.length;
  m.hote.verrouillage = () => { m.electron.notes.ordre.push('session fermée'); return Promise.resolve(); };
  geste();
  await m.tic();
  deepEqual(m.hote.ordre.slice(appels), ['verrouiller']);
  deepEqual(m.electron.notes.ordre.slice(avant), ['session fermée', 'reload']);
}

/** Le contrôle qu'aucune faute ne touche : le poste se monte encore. */
export const TEMOIN = 'fenêtre : ne se montre qu’une fois prête';

export const controles: readonly Controle[] = [
  { nom: '1 : ne charge que app://poste', verifier: (m) => deepEqual(fenetre(m).adresses, ['app://poste/index.html']) },
  ...(['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'] as const).map((nom) => ({ nom: `2 : pas de Node dans la page (${nom})`, verifier: (m: Monte) => equal(reglage(m, nom), false) })),
  { nom: '3 : isole le contexte du préchargement', verifier: (m) => equal(reglage(m, 'contextIsolation'), true) },
  { nom: '4 : met la fenêtre dans le bac à sable', verifier: (m) => equal(reglage(m, 'sandbox'), true) },
  {
    nom: '4 : impose le bac à sable à toute l’application avant « ready »',
    verifier: ({ electron: { notes: { ordre } } }) => ok(ordre.includes('enableSandbox') && ordre.indexOf('enableSandbox') < ordre.indexOf('ready')),
  },
  {
    nom: '5 : refuse chaque permission, à la demande et à l’examen, dans les deux sessions',
    verifier(m) {
      equal(m.electron.notes.sessions.size, 2);
      for (const { gardes } of m.electron.notes.sessions.values()) {
        for (const p of PERMISSIONS) {
          let reponse: unknown;
          (gardes.get('permissionRequest') as unknown as (c: null, p: string, r: (x: unknown) => void) => void)(null, p, (x) => { reponse = x; });
          equal(reponse, false);
          equal((gardes.get('permissionCheck') as unknown as (c: null, p: string) => unknown)(null, p), false);
        }
        equal((gardes.get('device') as unknown as (d: object) => unknown)({}), false);
        let partage: unknown = 'rien';
        (gardes.get('displayMedia') as unknown as (d: object, r: (x: unknown) => void) => void)({}, (x) => { partage = x; });
        equal(partage, null);
      }
    },
  },
  {
    nom: '5 : refuse les téléchargements et ne cherche pas de dictionnaire ailleurs',
    verifier(m) {
      for (const session of m.electron.notes.sessions.values()) {
        const event = new m.electron.FauxEvenement();
        session.emit('will-download', event, {}, {});
        equal(event.defaultPrevented, true);
        equal(session.correcteur, process.platform === 'darwin');
      }
      equal(reglage(m, 'spellcheck'), process.platform === 'darwin');
    },
  },
  { nom: '6 : garde webSecurity', verifier: (m) => equal(reglage(m, 'webSecurity'), true) },
  {
    nom: '7 : pose la politique de sécurité sur chaque réponse, absences comprises',
    async verifier(m) {
      for (const url of ['app://poste/index.html', 'app://poste/', 'app://poste/absent.js', 'app://autre/']) {
        const reponse = await demander(m, url);
        deepEqual(lireCsp(reponse), CSP);
        equal(reponse.headers.get('x-content-type-options'), 'nosniff');
        equal(reponse.headers.get('referrer-policy'), 'no-referrer');
      }
    },
  },
  {
    nom: '7 : le schéma ne contourne pas la politique',
    verifier: (m) => deepEqual(m.electron.notes.schemas, [{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } }]),
  },
  { nom: '8 : refuse le contenu non sûr', verifier: (m) => equal(reglage(m, 'allowRunningInsecureContent'), false) },
  { nom: '9 : pas de fonction expérimentale', verifier: (m) => equal(reglage(m, 'experimentalFeatures'), false) },
  { nom: '10 : pas de fonction Blink ajoutée', verifier: (m) => equal(reglage(m, 'enableBlinkFeatures'), '') },
  { nom: '11 : pas de webview', verifier: (m) => equal(reglage(m, 'webviewTag'), false) },
  { nom: '12 : empêche d’attacher une webview', verifier: (m) => ok(retenue(m, 'will-attach-webview', {}, {}, {})) },
  ...(['will-navigate', 'will-frame-navigate', 'will-redirect'] as const).map((nom) => ({
    nom: `13 : refuse la navigation hors de app:// (${nom})`,
    verifier(m: Monte) {
      for (const url of AILLEURS) equal(retenue(m, nom, { url }), true, url);
      equal(retenue(m, nom, { url: 'app://poste/index.html#/dossiers' }), false);
    },
  })),
  {
    nom: '14 : refuse toute nouvelle fenêtre',
    verifier(m) {
      for (const url of [...AILLEURS, 'app://poste/index.html', 'https://al-in.fr/']) deepEqual(fenetre(m).webContents.ouvreur?.({ url }), { action: 'deny' });
      equal(m.electron.notes.fenetres.length, 1);
    },
  },
  {
    nom: '15 : n’ouvre dans le navigateur que les sites permis',
    verifier(m) {
      for (const url of [...AILLEURS, 'http://al-in.fr/', 'https://al-in.fr.exemple.test/', 'https://al-in.fr@exemple.test/', 'https://al-in.fr:8443/']) fenetre(m).webContents.ouvreur?.({ url });
      deepEqual(m.electron.notes.ouverts, []);
      fenetre(m).webContents.ouvreur?.({ url: 'https://www.demandelogement29.fr/imhowebGP29/' });
      deepEqual(m.electron.notes.ouverts, ['https://www.demandelogement29.fr/imhowebGP29/']);
    },
  },
  {
    nom: '17 : n’écoute que le cadre principal de notre page',
    async verifier(m) {
      for (const cadre of [null, { url: notre.url, parent: {} }, ...AILLEURS.map((url) => ({ url, parent: null }))]) equal((await appeler(m, cadre)).status, 'invalid');
      equal((await appeler(m, notre, { toString: () => 'session.etat' })).status, 'invalid');
      deepEqual(m.hote.appels, []);
      equal((await appeler(m, notre)).status, 'ok');
      deepEqual(m.hote.appels, [['session.etat', {}]]);
      deepEqual([...m.electron.ipcMain.traitements.keys()], ['poste:call']);
    },
  },
  {
    nom: '18 : ne sert que l’écran, et dans sa seule session',
    async verifier(m) {
      const page = await demander(m, 'app://poste/index.html');
      equal(page.status, 200);
      equal(page.headers.get('content-type'), 'text/html; charset=utf-8');
      for (const url of ['app://poste/../package.json', 'app://poste/%2e%2e/package.json', 'app://poste/..%2fpackage.json', 'app://poste/..\\package.json', 'app://poste//exemple.test/x', 'app://poste/index.html%00.js', 'app://autre/index.html', 'file:///etc/passwd']) equal((await demander(m, url)).status, 404, url);
      equal((await demander(m, 'app://poste/index.html', 'POST')).status, 404);
      equal(m.electron.notes.sessions.get('')?.protocol.poignees.size, 0);
      equal(m.electron.protocol.poignees.size, 0);
    },
  },
  {
    nom: '20 : le préchargement expose exactement deux fonctions',
    verifier(m) {
      deepEqual([...m.electron.notes.exposes.keys()], ['poste']);
      const pont = m.electron.notes.exposes.get('poste') as Record<string, unknown>;
      deepEqual(Reflect.ownKeys(pont).sort(), ['call', 'subscribe']);
      ok(Object.isFrozen(pont) && Object.values(pont).every((f) => typeof f === 'function'));
    },
  },
  {
    nom: '20 : le préchargement ne laisse passer ni l’événement, ni le choix du canal',
    async verifier(m) {
      const pont = m.electron.notes.exposes.get('poste') as { call: (...a: unknown[]) => Promise<unknown>; subscribe: (f: (...a: unknown[]) => void) => () => void };
      await pont.call('a', 1, 'de trop');
      deepEqual(m.electron.ipcRenderer.appels, [['poste:call', 'a', 1]]);
      const recus: unknown[][] = [];
      const cesser = pont.subscribe((...a) => { recus.push(a); });
      m.electron.ipcRenderer.emit('poste:event', { sender: 'secret' }, 'sync.changee', {}, 'de trop');
      deepEqual(recus, [['sync.changee', {}]]);
      equal(cesser(), undefined);
      m.electron.ipcRenderer.emit('poste:event', {}, 'sync.changee', {});
      equal(recus.length, 1);
    },
  },
  {
    nom: 'réseau : la session de l’écran n’en a pas, l’hôte passe par celui de Chromium',
    async verifier(m) {
      const juger = ecran(m).gardes.get('onBeforeRequest') as unknown as (d: { url: string }, r: (x: { cancel: boolean }) => void) => void;
      for (const url of [...AILLEURS.filter((u) => !/^(data|devtools):/.test(u)), 'ws://127.0.0.1/', 'https://al-in.fr/']) juger({ url }, ({ cancel }) => equal(cancel, true, url));
      juger({ url: 'app://poste/assets/index.js' }, ({ cancel }) => equal(cancel, false));
      equal(m.electron.notes.sessions.get('')?.gardes.has('onBeforeRequest'), false);
      await m.hote.options!.fetch('http://127.0.0.1:9/v1/session', {});
      ok(m.electron.notes.ordre.includes('net.fetch http://127.0.0.1:9/v1/session'));
    },
  },
  {
    nom: 'certificats : refuse un certificat douteux et n’en présente aucun',
    verifier(m) {
      const event = new m.electron.FauxEvenement();
      const reponses: unknown[][] = [];
      const noter = (...r: unknown[]) => { reponses.push(r); };
      m.electron.app.emit('certificate-error', event, {}, 'https://exemple.test/', 'net::ERR_CERT_AUTHORITY_INVALID', {}, noter);
      const choix = new m.electron.FauxEvenement();
      m.electron.app.emit('select-client-certificate', choix, {}, 'https://exemple.test/', [{}], noter);
      deepEqual([event.defaultPrevented, choix.defaultPrevented, reponses], [true, true, [[false], []]]);
    },
  },
  {
    nom: 'une seule instance : la seconde se retire, la première se montre',
    verifier(m) {
      m.electron.app.emit('second-instance', new m.electron.FauxEvenement(), ['--x'], '/');
      ok(m.electron.notes.ordre.includes('focus') && fenetre(m).visible);
      const { ordre } = m.electron.notes;
      ok(ordre.indexOf('setPath userData') < ordre.indexOf('requestSingleInstanceLock'));
    },
  },
  {
    nom: 'une seule instance : la seconde ne monte rien',
    regler: (e) => { e.notes.premiereInstance = false; },
    async verifier(m) {
      await m.tic();
      deepEqual([m.electron.notes.sorties, m.electron.notes.fenetres.length, m.hote.options], [[0], 0, null]);
    },
  },
  { nom: TEMOIN, verifier: (m) => { equal(fenetre(m).visible, false); fenetre(m).emit('ready-to-show'); equal(fenetre(m).visible, true); } },
  {
    nom: 'verrou : Ctrl+L verrouille avant que la page ne voie la touche',
    verifier: (m) => verrouille(m, () => equal(retenue(m, 'before-input-event', {}, touche()), true)),
  },
  { nom: 'verrou : Ctrl+L vaut aussi en majuscules', verifier: (m) => verrouille(m, () => equal(retenue(m, 'before-input-event', {}, touche({ key: 'L' })), true)) },
  {
    nom: 'verrou : une autre touche passe à la page',
    verifier(m) {
      for (const t of [touche({ type: 'keyUp' }), touche({ control: false, meta: false }), touche({ key: 'k' }), touche({ alt: true }), touche({ shift: true })]) equal(retenue(m, 'before-input-event', {}, t), false);
      deepEqual(m.hote.ordre, []);
    },
  },
  { nom: 'verrou : l’écran du système verrouillé verrouille le poste', verifier: (m) => verrouille(m, () => { m.electron.powerMonitor.emit('lock-screen'); }) },
  { nom: 'verrou : la mise en veille verrouille le poste', verifier: (m) => verrouille(m, () => { m.electron.powerMonitor.emit('suspend'); }) },
  {
    nom: 'verrou : dix minutes sans geste, une fois par absence',
    async verifier(m) {
      const passer = (secondes: number): void => { m.electron.powerMonitor.inactif = secondes; for (const f of m.minuteries) f(); };
      passer(599);
      deepEqual(m.hote.ordre, []);
      await verrouille(m, () => { passer(600); passer(700); });
      passer(0);
      await verrouille(m, () => passer(601));
    },
  },
  { nom: 'verrou : la page ne peut pas retenir le rechargement', verifier: (m) => { ok(retenue(m, 'will-prevent-unload', {})); equal(reglage(m, 'disableDialogs'), true); } },
  {
    nom: 'verrou : s’il échoue, le poste se ferme',
    async verifier(m) {
      m.hote.verrouillage = () => Promise.reject(new Error('base occupée'));
      m.electron.powerMonitor.emit('suspend');
      await m.tic();
      equal(m.electron.app.quits, 1);
    },
  },
  {
    nom: 'arrêt : attend l’hôte, n’accepte plus rien, ne revient pas en arrière',
    async verifier(m) {
      m.electron.app.quit();
      m.electron.app.quit();
      await m.tic();
      deepEqual([m.hote.ordre, m.electron.notes.sorties], [['arreter'], []]);
      deepEqual(await appeler(m, notre), { status: 'refused', refus: [{ motif: 'session_absente' }] });
      m.hote.finirArret();
      await m.tic();
      deepEqual(m.electron.notes.sorties, [0]);
      m.electron.app.quit();
      deepEqual([m.hote.ordre, m.electron.notes.sorties], [['arreter'], [0, 0]]);
      deepEqual([(await appeler(m, notre)).status, m.hote.appels], ['refused', []]);
    },
  },
  { nom: 'arrêt : la dernière fenêtre fermée arrête le poste', async verifier(m) { m.electron.app.emit('window-all-closed'); await m.tic(); deepEqual(m.hote.ordre, ['arreter']); } },
  {
    nom: 'clé : 32 octets pour l’hôte, jamais en clair sur le disque',
    verifier(m) {
      const { cle, dossier } = m.hote.options!;
      const fichier = readFileSync(path.join(dossier, 'cle.json'), 'utf8');
      const range = Buffer.from((JSON.parse(fichier) as { cle: string }).cle, 'base64');
      equal(cle.length, 32);
      for (const forme of ['hex', 'base64', 'latin1'] as const) ok(!fichier.includes(Buffer.from(cle).toString(forme)) && !range.includes(Buffer.from(Buffer.from(cle).toString(forme))));
      ok(!range.includes(cle));
    },
  },
  {
    nom: 'clé : sans vrai trousseau, une phrase et rien d’ouvert',
    regler: (e) => { e.notes.trousseau = 'basic_text'; },
    verifier(m) {
      deepEqual([m.electron.notes.sorties, m.electron.notes.fenetres.length, m.hote.options], [[1], 0, null]);
      ok(m.electron.notes.erreurs[0]?.includes('trousseau'));
      ok(!existsSync(path.join(m.dossier, 'fenetre/bases/cle.json')));
    },
  },
  { nom: 'menu : remplace celui d’Electron', verifier: (m) => notEqual(m.electron.notes.menu, null) },
];
