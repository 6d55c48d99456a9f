import { deepEqual, equal, ok } from 'node:assert/strict';
import { AILLEURS, appeler, demander, fenetre, notre, reglage, retenue, type Controle } from './outils.ts';
import type { Monte } from './monter.ts';

const PERMISSIONS = [
  'media',
  'geolocation',
  'notifications',
  'midi',
  'clipboard-read',
  'openExternal',
  'fullscreen',
  'hid',
  'serial',
  'usb',
  'fileSystem',
  'idle-detection',
  'unknown',
];
const CSP = {
  'default-src': "'none'",
  'script-src': "'self'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'font-src': "'self'",
  'connect-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': "'none'",
};
const lireCsp = (r: Response): Record<string, string> =>
  Object.fromEntries(
    (r.headers.get('content-security-policy') ?? '')
      .split(';')
      .map((d) => d.trim())
      .map((d) => [d.split(' ')[0]!, d.slice(d.indexOf(' ') + 1)]),
  );

/** Les points de la liste de sécurité d'Electron qui se voient sur main.ts et son préchargement. */
export const controlesPage: readonly Controle[] = [
  { nom: '1 : ne charge que app://poste', verifier: (m) => deepEqual(fenetre(m).adresses, ['app://poste/index.html']) },
  ...(['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'] as const).map((nom) => ({
    nom: `2 : pas de Node dans la page (${nom})`,
    verifier: (m: Monte) => equal(reglage(m, nom), false),
  })),
  { nom: '3 : isole le contexte du préchargement', verifier: (m) => equal(reglage(m, 'contextIsolation'), true) },
  { nom: '4 : met la fenêtre dans le bac à sable', verifier: (m) => equal(reglage(m, 'sandbox'), true) },
  {
    nom: '4 : impose le bac à sable à toute l’application avant « ready »',
    verifier: ({
      electron: {
        notes: { ordre },
      },
    }) => ok(ordre.includes('enableSandbox') && ordre.indexOf('enableSandbox') < ordre.indexOf('ready')),
  },
  {
    nom: 'français : les champs et les menus que Chromium dessine, avant « ready »',
    verifier: ({ electron }) => {
      const { ordre } = electron.notes;
      ok(ordre.includes('lang=fr') && ordre.indexOf('lang=fr') < ordre.indexOf('ready'));
    },
  },
  {
    nom: '5 : refuse chaque permission, à la demande et à l’examen, dans les deux sessions',
    verifier(m) {
      equal(m.electron.notes.sessions.size, 2);
      for (const { gardes } of m.electron.notes.sessions.values()) {
        for (const p of PERMISSIONS) {
          let reponse: unknown;
          (gardes.get('permissionRequest') as unknown as (c: null, p: string, r: (x: unknown) => void) => void)(null, p, (x) => {
            reponse = x;
          });
          equal(reponse, false);
          equal((gardes.get('permissionCheck') as unknown as (c: null, p: string) => unknown)(null, p), false);
        }
        equal((gardes.get('device') as unknown as (d: object) => unknown)({}), false);
        let partage: unknown = 'rien';
        (gardes.get('displayMedia') as unknown as (d: object, r: (x: unknown) => void) => void)({}, (x) => {
          partage = x;
        });
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
    verifier: (m) =>
      deepEqual(m.electron.notes.schemas, [
        { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
      ]),
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
      for (const url of [...AILLEURS, 'app://poste/index.html', 'https://al-in.fr/'])
        deepEqual(fenetre(m).webContents.ouvreur?.({ url }), { action: 'deny' });
      equal(m.electron.notes.fenetres.length, 1);
    },
  },
  {
    nom: '15 : n’ouvre dans le navigateur que les sites permis',
    verifier(m) {
      for (const url of [
        ...AILLEURS,
        'http://al-in.fr/',
        'https://al-in.fr.exemple.test/',
        'https://al-in.fr@exemple.test/',
        'https://al-in.fr:8443/',
      ])
        fenetre(m).webContents.ouvreur?.({ url });
      deepEqual(m.electron.notes.ouverts, []);
      fenetre(m).webContents.ouvreur?.({ url: 'https://www.demandelogement29.fr/imhowebGP29/' });
      deepEqual(m.electron.notes.ouverts, ['https://www.demandelogement29.fr/imhowebGP29/']);
    },
  },
  {
    nom: '17 : n’écoute que le cadre principal de notre page',
    async verifier(m) {
      for (const cadre of [
        null,
        { url: notre.url, parent: {} },
        ...AILLEURS.filter((url) => !url.includes('@')).map((url) => ({ url, parent: null })),
      ])
        equal((await appeler(m, cadre)).status, 'invalid');
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
      for (const url of [
        'app://poste/../package.json',
        'app://poste/%2e%2e/package.json',
        'app://poste/..%2fpackage.json',
        'app://poste/..\\package.json',
        'app://poste//exemple.test/x',
        'app://poste/index.html%00.js',
        'app://autre/index.html',
        'file:///etc/passwd',
      ])
        equal((await demander(m, url)).status, 404, url);
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
      const pont = m.electron.notes.exposes.get('poste') as {
        call: (...a: unknown[]) => Promise<unknown>;
        subscribe: (f: (...a: unknown[]) => void) => () => void;
      };
      await pont.call('a', 1, 'de trop');
      deepEqual(m.electron.ipcRenderer.appels, [['poste:call', 'a', 1]]);
      const recus: unknown[][] = [];
      const cesser = pont.subscribe((...a) => {
        recus.push(a);
      });
      m.electron.ipcRenderer.emit('poste:event', { sender: 'secret' }, 'sync.changee', {}, 'de trop');
      deepEqual(recus, [['sync.changee', {}]]);
      equal(cesser(), undefined);
      m.electron.ipcRenderer.emit('poste:event', {}, 'sync.changee', {});
      equal(recus.length, 1);
    },
  },
];
