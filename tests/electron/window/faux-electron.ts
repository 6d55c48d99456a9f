import { EventEmitter } from 'node:events';

/** Un membre que personne n'a écrit lève par son nom : main.ts ne peut pas compter sur une réponse inventée. */
function strict<T extends object>(nom: string, cible: T): T {
  return new Proxy(cible, {
    get(objet, cle, recepteur) {
      if (typeof cle === 'string' && !(cle in objet) && cle !== 'then') throw new Error(`faux Electron : ${nom}.${cle} n'existe pas`);
      return Reflect.get(objet, cle, recepteur) as unknown;
    },
  });
}

type Options = { title?: string; webPreferences?: Record<string, unknown> };
type Evenement = { url: string; empeche: boolean; preventDefault: () => void };
export const evenement = (url = ''): Evenement => {
  const e: Evenement = { url, empeche: false, preventDefault: () => { e.empeche = true; } };
  return e;
};

export class FauxContenu extends EventEmitter {
  readonly recharges: number[] = [];
  readonly annonces: unknown[][] = [];
  ouvreur: ((d: { url: string }) => { action: string }) | undefined;
  readonly setWindowOpenHandler = (f: (d: { url: string }) => { action: string }): void => { this.ouvreur = f; };
  readonly reload = (): void => { this.recharges.push(Date.now()); };
  readonly send = (...args: unknown[]): void => { this.annonces.push(args); };
}

export class FauxFenetre extends EventEmitter {
  readonly options: Options;
  readonly webContents = strict('webContents', new FauxContenu());
  readonly chargees: string[] = [];
  readonly gestes: string[] = [];
  cadre = { x: 10, y: 20, width: 1300, height: 900 };
  constructor(options: Options) {
    super();
    this.options = options;
  }
  readonly loadURL = async (adresse: string): Promise<void> => { this.chargees.push(adresse); };
  readonly loadFile = async (fichier: string): Promise<void> => { this.chargees.push(`file://${fichier}`); };
  readonly isDestroyed = (): boolean => false;
  readonly isMinimized = (): boolean => true;
  readonly isMaximized = (): boolean => false;
  readonly getNormalBounds = () => this.cadre;
  readonly restore = (): void => { this.gestes.push('restore'); };
  readonly maximize = (): void => { this.gestes.push('maximize'); };
  readonly show = (): void => { this.gestes.push('show'); };
  readonly focus = (): void => { this.gestes.push('focus'); };
}

type Protocole = (requete: { method: string; url: string }) => Promise<Response>;
type Repondre<T> = (valeur: T) => void;

export class FauxSession extends EventEmitter {
  readonly protocoles = new Map<string, Protocole>();
  demandePermission: ((contenu: unknown, permission: string, repondre: Repondre<boolean>) => void) | undefined;
  examenPermission: ((contenu: unknown, permission: string) => boolean) | undefined;
  appareil: (() => boolean) | undefined;
  partage: ((demande: unknown, repondre: Repondre<unknown>) => void) | undefined;
  filtre: ((requete: { url: string }, repondre: Repondre<{ cancel: boolean }>) => void) | undefined;
  readonly setPermissionRequestHandler = (f: FauxSession['demandePermission']): void => { this.demandePermission = f; };
  readonly setPermissionCheckHandler = (f: FauxSession['examenPermission']): void => { this.examenPermission = f; };
  readonly setDevicePermissionHandler = (f: FauxSession['appareil']): void => { this.appareil = f; };
  readonly setDisplayMediaRequestHandler = (f: FauxSession['partage']): void => { this.partage = f; };
  readonly setSpellCheckerEnabled = (): void => undefined;
  readonly protocol = { handle: (schema: string, f: Protocole): void => { this.protocoles.set(schema, f); } };
  readonly webRequest = { onBeforeRequest: (f: FauxSession['filtre']): void => { this.filtre = f; } };
}

export interface Reglage {
  readonly premiere?: boolean;
  readonly paquet?: boolean;
  readonly trousseau?: 'gnome_libsecret' | 'basic_text';
}

type Appel = (event: { senderFrame: { url: string; parent: unknown } | null }, ...args: unknown[]) => Promise<unknown>;

/** Un petit Electron qui note ce qu'on lui confie et le rend aux essais. Le dossier tient lieu de machine. */
export function fauxElectron(dossier: string, reglage: Reglage = {}) {
  const notes = {
    avantPret: [] as string[], schemas: [] as { scheme: string; privileges: Record<string, boolean> }[], ouvertes: [] as string[], erreurs: [] as [string, string][],
    fenetres: [] as FauxFenetre[], appels: new Map<string, Appel>(), menu: [] as { label?: string; role?: string; submenu?: unknown }[], fin: [] as string[], requetes: [] as unknown[][],
  };
  const chemins = new Map([['appData', dossier], ['home', dossier], ['logs', dossier]]);
  let pret = false;
  let inactivite = 0;
  const avant = (quoi: string): void => { if (pret) throw new Error(`${quoi} après « ready »`); notes.avantPret.push(quoi); };

  const app = strict('app', Object.assign(new EventEmitter(), {
    isPackaged: reglage.paquet ?? false,
    getPath: (nom: string) => chemins.get(nom) ?? dossier,
    setPath: (nom: string, chemin: string) => { avant('setPath'); chemins.set(nom, chemin); },
    setAppLogsPath: (chemin: string) => { chemins.set('logs', chemin); },
    enableSandbox: () => avant('enableSandbox'),
    requestSingleInstanceLock: () => { notes.avantPret.push('requestSingleInstanceLock'); return reglage.premiere ?? true; },
    whenReady: async () => { await Promise.resolve(); pret = true; },
    quit: () => { const e = evenement(); app.emit('before-quit', e); notes.fin.push(e.empeche ? 'quit retenu' : 'quit'); },
    exit: (code: number) => { notes.fin.push(`exit ${code}`); },
  }));
  class BrowserWindow extends FauxFenetre {
    constructor(options: Options) {
      super(options);
      notes.fenetres.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  const sessions = { defaut: strict('session', new FauxSession()), ecran: strict('session', new FauxSession()) };
  const powerMonitor = strict('powerMonitor', Object.assign(new EventEmitter(), { getSystemIdleTime: () => inactivite }));
  const retourner = (octets: Buffer): Buffer => Buffer.from(octets.map((o) => o ^ 0x5a));
  const electron = {
    app, powerMonitor, BrowserWindow,
    session: { defaultSession: sessions.defaut, fromPartition: () => sessions.ecran },
    protocol: { registerSchemesAsPrivileged: (s: typeof notes.schemas) => { avant('schemas'); notes.schemas.push(...s); } },
    ipcMain: { handle: (canal: string, f: Appel) => { notes.appels.set(canal, f); } },
    dialog: { showErrorBox: (titre: string, texte: string) => { notes.erreurs.push([titre, texte]); } },
    shell: { openExternal: async (adresse: string) => { notes.ouvertes.push(adresse); } },
    net: { fetch: async (...args: unknown[]) => { notes.requetes.push(args); return new Response('{}'); } },
    screen: { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] },
    Menu: { buildFromTemplate: (m: typeof notes.menu) => m, setApplicationMenu: (m: typeof notes.menu) => { notes.menu.push(...m); } },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => reglage.trousseau ?? 'gnome_libsecret',
      encryptStringAsync: async (texte: string) => Buffer.concat([Buffer.from('v11'), retourner(Buffer.from(texte))]),
      decryptStringAsync: async (chiffre: Buffer) => ({ result: retourner(chiffre.subarray(3)).toString(), shouldReEncrypt: false }),
    },
  };
  return { electron, notes, sessions, reglerInactivite: (secondes: number) => { inactivite = secondes; }, app, powerMonitor };
}

export type FauxElectron = ReturnType<typeof fauxElectron>;
