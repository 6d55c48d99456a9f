import { deepEqual, equal, notEqual, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AILLEURS, appeler, ecran, fenetre, notre, reglage, retenue, type Controle } from './outils.ts';
import type { Monte } from './monter.ts';

const touche = (champs: object = {}) => ({
  type: 'keyDown',
  key: 'l',
  control: process.platform !== 'darwin',
  meta: process.platform === 'darwin',
  alt: false,
  shift: false,
  isAutoRepeat: false,
  ...champs,
});

async function verrouille(m: Monte, geste: () => void): Promise<void> {
  const avant = m.electron.notes.ordre.length;
  const appels = m.hote.ordre.length;
  m.hote.verrouillage = () => {
    m.electron.notes.ordre.push('session fermée');
    return Promise.resolve();
  };
  geste();
  await m.tic();
  deepEqual(m.hote.ordre.slice(appels), ['verrouiller']);
  deepEqual(m.electron.notes.ordre.slice(avant), ['session fermée', 'reload']);
}

/** Le contrôle qu'aucune faute ne touche : le poste se monte encore. */
export const TEMOIN = 'fenêtre : ne se montre qu’une fois prête';

/** Ce que le poste ajoute à la liste : réseau, certificats, verrou, arrêt, clé. */
export const controlesPoste: readonly Controle[] = [
  {
    nom: 'réseau : la session de l’écran n’en a pas, l’hôte passe par celui de Chromium',
    async verifier(m) {
      const juger = ecran(m).gardes.get('onBeforeRequest') as unknown as (d: { url: string }, r: (x: { cancel: boolean }) => void) => void;
      for (const url of [...AILLEURS.filter((u) => !/^(data|devtools):/.test(u)), 'ws://127.0.0.1/', 'https://al-in.fr/'])
        juger({ url }, ({ cancel }) => equal(cancel, true, url));
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
      const noter = (...r: unknown[]) => {
        reponses.push(r);
      };
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
    regler: (e) => {
      e.notes.premiereInstance = false;
    },
    async verifier(m) {
      await m.tic();
      deepEqual([m.electron.notes.sorties, m.electron.notes.fenetres.length, m.hote.options], [[0], 0, null]);
    },
  },
  {
    nom: TEMOIN,
    verifier: (m) => {
      equal(fenetre(m).visible, false);
      fenetre(m).emit('ready-to-show');
      equal(fenetre(m).visible, true);
    },
  },
  {
    nom: 'verrou : Ctrl+L verrouille avant que la page ne voie la touche',
    verifier: (m) => verrouille(m, () => equal(retenue(m, 'before-input-event', {}, touche()), true)),
  },
  {
    nom: 'verrou : Ctrl+L vaut aussi en majuscules',
    verifier: (m) => verrouille(m, () => equal(retenue(m, 'before-input-event', {}, touche({ key: 'L' })), true)),
  },
  {
    nom: 'verrou : une autre touche passe à la page',
    verifier(m) {
      for (const t of [
        touche({ type: 'keyUp' }),
        touche({ control: false, meta: false }),
        touche({ key: 'k' }),
        touche({ alt: true }),
        touche({ shift: true }),
      ])
        equal(retenue(m, 'before-input-event', {}, t), false);
      deepEqual(m.hote.ordre, []);
    },
  },
  {
    nom: 'verrou : l’écran du système verrouillé verrouille le poste',
    verifier: (m) =>
      verrouille(m, () => {
        m.electron.powerMonitor.emit('lock-screen');
      }),
  },
  {
    nom: 'verrou : la mise en veille verrouille le poste',
    verifier: (m) =>
      verrouille(m, () => {
        m.electron.powerMonitor.emit('suspend');
      }),
  },
  {
    nom: 'verrou : dix minutes sans geste, une fois par absence',
    async verifier(m) {
      const passer = (secondes: number): void => {
        m.electron.powerMonitor.inactif = secondes;
        for (const f of m.minuteries) f();
      };
      passer(599);
      deepEqual(m.hote.ordre, []);
      await verrouille(m, () => {
        passer(600);
        passer(700);
      });
      passer(0);
      await verrouille(m, () => passer(601));
    },
  },
  {
    nom: 'verrou : la page ne peut pas retenir le rechargement',
    verifier: (m) => {
      ok(retenue(m, 'will-prevent-unload', {}));
      equal(reglage(m, 'disableDialogs'), true);
    },
  },
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
  {
    nom: 'arrêt : la dernière fenêtre fermée arrête le poste',
    async verifier(m) {
      m.electron.app.emit('window-all-closed');
      await m.tic();
      deepEqual(m.hote.ordre, ['arreter']);
    },
  },
  {
    nom: 'clé : 32 octets pour l’hôte, jamais en clair sur le disque',
    verifier(m) {
      const { cle, dossier } = m.hote.options!;
      const fichier = readFileSync(path.join(dossier, 'cle.json'), 'utf8');
      const range = Buffer.from((JSON.parse(fichier) as { cle: string }).cle, 'base64');
      equal(cle.length, 32);
      for (const forme of ['hex', 'base64', 'latin1'] as const)
        ok(!fichier.includes(Buffer.from(cle).toString(forme)) && !range.includes(Buffer.from(Buffer.from(cle).toString(forme))));
      ok(!range.includes(Buffer.from(cle)));
    },
  },
  {
    nom: 'clé : sans vrai trousseau, une phrase et rien d’ouvert',
    regler: (e) => {
      e.notes.trousseau = 'basic_text';
    },
    verifier(m) {
      deepEqual([m.electron.notes.sorties, m.electron.notes.fenetres.length, m.hote.options], [[1], 0, null]);
      ok(m.electron.notes.erreurs[0]?.includes('trousseau'));
      ok(!existsSync(path.join(m.dossier, 'fenetre/bases/cle.json')));
    },
  },
  { nom: 'menu : remplace celui d’Electron', verifier: (m) => notEqual(m.electron.notes.menu, null) },
];
