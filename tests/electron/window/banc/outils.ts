import type { Monte } from './monter.ts';

export interface Controle {
  /** Les numéros sont ceux de la liste de sécurité d'Electron. */
  readonly nom: string;
  readonly regler?: (e: Monte['electron']) => void;
  readonly verifier: (m: Monte) => Promise<void> | void;
}

export const fenetre = (m: Monte) =>
  m.electron.notes.fenetres[0] ??
  (() => {
    throw new Error(`aucune fenêtre : ${m.electron.notes.erreurs.join()}`);
  })();
export const reglage = (m: Monte, nom: string): unknown => fenetre(m).options.webPreferences[nom];
export const ecran = (m: Monte) => reglage(m, 'session') as InstanceType<Monte['electron']['FausseSession']>;
export const demander = (m: Monte, url: string, method = 'GET'): Promise<Response> =>
  ecran(m).protocol.poignees.get('app')!({ method, url });

export function retenue(m: Monte, nom: string, champs: object, ...suite: unknown[]): boolean {
  const event = new m.electron.FauxEvenement(champs);
  fenetre(m).webContents.emit(nom, event, ...suite);
  return event.defaultPrevented;
}

export const appeler = (
  m: Monte,
  senderFrame: object | null,
  nom: unknown = 'session.etat',
): Promise<{ status: string; refus?: unknown }> => {
  const f = m.electron.ipcMain.traitements.get('poste:call') as unknown as (
    e: object,
    n: unknown,
    x: unknown,
  ) => Promise<{ status: string }>;
  return f({ senderFrame }, nom, {});
};
export const notre = { url: 'app://poste/index.html', parent: null };
export const AILLEURS = [
  'https://exemple.test/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://autre/index.html',
  'app://poste.exemple.test/',
  'app://moi@poste/',
  'javascript:alert(1)',
  'data:text/html,x',
  'blob:app://poste/1',
  'about:blank',
  'devtools://devtools/bundled/x.html',
  'chrome://settings/',
  'https://app//poste/',
];
