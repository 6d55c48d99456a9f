import { EventEmitter } from 'node:events';
import path from 'node:path';

/**
 * Ce que main.ts emploie d'Electron, sans l'exécutable : chaque appel est noté, et ce qu'Electron exige est exigé
 * (avant ou après « ready », un seul traitement par canal). Un membre que personne n'a écrit est une erreur.
 */
export const notes = {
  ordre: [] as string[],
  chemins: new Map<string, string>(),
  schemas: [] as { scheme: string; privileges?: Record<string, boolean> }[],
  sorties: [] as number[],
  erreurs: [] as string[],
  ouverts: [] as string[],
  fenetres: [] as BrowserWindow[],
  sessions: new Map<string, FausseSession>(),
  menu: null as unknown,
  exposes: new Map<string, unknown>(),
  premiereInstance: true,
  trousseau: 'gnome_libsecret',
};

let pret = false;
let annoncerPret: () => void = () => undefined;
const attente = new Promise<void>((fait) => {
  annoncerPret = fait;
});
export function devenirPret(): void {
  pret = true;
  notes.ordre.push('ready');
  annoncerPret();
}
const avantPret = (quoi: string): void => {
  if (pret) throw new Error(`${quoi} n'est permis qu'avant « ready »`);
  notes.ordre.push(quoi);
};
const apresPret = (quoi: string): void => {
  if (!pret) throw new Error(`${quoi} n'est permis qu'après « ready »`);
};

export class FauxEvenement {
  defaultPrevented = false;
  [cle: string]: unknown;
  constructor(champs: object = {}) {
    Object.assign(this, champs);
  }
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

class App extends EventEmitter {
  isPackaged = false;
  quits = 0;
  getPath(nom: string): string {
    return notes.chemins.get(nom) ?? path.join(process.env['POSTE_DOSSIER'] ?? '/', nom);
  }
  setPath(nom: string, chemin: string): void {
    avantPret(`setPath ${nom}`);
    notes.chemins.set(nom, chemin);
  }
  setAppLogsPath(chemin: string): void {
    notes.chemins.set('logs', chemin);
  }
  enableSandbox(): void {
    avantPret('enableSandbox');
  }
  commandLine = {
    appendSwitch: (nom: string, valeur: string): void => {
      avantPret(`${nom}=${valeur}`);
    },
  };
  requestSingleInstanceLock(): boolean {
    notes.ordre.push('requestSingleInstanceLock');
    return notes.premiereInstance;
  }
  whenReady(): Promise<void> {
    return attente;
  }
  /** Comme Electron : « before-quit » d'abord, qui peut retenir. */
  quit(): void {
    this.quits += 1;
    const event = new FauxEvenement();
    this.emit('before-quit', event);
    if (!event.defaultPrevented) notes.sorties.push(0);
  }
  exit(code: number): void {
    notes.sorties.push(code);
  }
}
export const app = new App();

type Poignee = (requete: { method: string; url: string }) => Promise<Response>;
class FauxProtocole {
  poignees = new Map<string, Poignee>();
  handle(schema: string, poignee: Poignee): void {
    apresPret('protocol.handle');
    if (this.poignees.has(schema)) throw new Error(`${schema} est déjà servi`);
    this.poignees.set(schema, poignee);
  }
  registerSchemesAsPrivileged(schemas: typeof notes.schemas): void {
    avantPret('registerSchemesAsPrivileged');
    notes.schemas.push(...schemas);
  }
}

type Fonction = (...args: never[]) => unknown;
export class FausseSession extends EventEmitter {
  protocol = new FauxProtocole();
  gardes = new Map<string, Fonction>();
  correcteur = true;
  webRequest = {
    onBeforeRequest: (f: Fonction): void => {
      this.gardes.set('onBeforeRequest', f);
    },
  };
  setPermissionRequestHandler(f: Fonction): void {
    this.gardes.set('permissionRequest', f);
  }
  setPermissionCheckHandler(f: Fonction): void {
    this.gardes.set('permissionCheck', f);
  }
  setDevicePermissionHandler(f: Fonction): void {
    this.gardes.set('device', f);
  }
  setDisplayMediaRequestHandler(f: Fonction): void {
    this.gardes.set('displayMedia', f);
  }
  setSpellCheckerEnabled(oui: boolean): void {
    this.correcteur = oui;
  }
}
const sessionDe = (nom: string): FausseSession => {
  apresPret('session');
  const s = notes.sessions.get(nom) ?? new FausseSession();
  notes.sessions.set(nom, s);
  return s;
};
export const session = {
  get defaultSession() {
    return sessionDe('');
  },
  fromPartition: (nom: string) => sessionDe(nom),
};
export const protocol = new FauxProtocole();

class WebContents extends EventEmitter {
  envois: unknown[][] = [];
  ouvreur: ((d: { url: string }) => { action: string }) | null = null;
  send(...args: unknown[]): void {
    this.envois.push(args);
  }
  reload(): void {
    notes.ordre.push('reload');
  }
  setWindowOpenHandler(f: (d: { url: string }) => { action: string }): void {
    this.ouvreur = f;
  }
}
export class BrowserWindow extends EventEmitter {
  webContents = new WebContents();
  adresses: string[] = [];
  visible: boolean;
  options: { show?: boolean; webPreferences: Record<string, unknown> };
  constructor(options: { show?: boolean; webPreferences: Record<string, unknown> }) {
    super();
    apresPret('BrowserWindow');
    this.options = options;
    this.visible = options.show ?? true;
    notes.fenetres.push(this);
    app.emit('web-contents-created', new FauxEvenement(), this.webContents);
  }
  async loadURL(adresse: string): Promise<void> {
    this.adresses.push(adresse);
  }
  isDestroyed(): boolean {
    return false;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return false;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 1280, height: 860 };
  }
  show(): void {
    this.visible = true;
  }
  focus(): void {
    notes.ordre.push('focus');
  }
  maximize(): void {
    notes.ordre.push('maximize');
  }
}

class IpcMain {
  traitements = new Map<string, Fonction>();
  handle(canal: string, f: Fonction): void {
    if (this.traitements.has(canal)) throw new Error(`${canal} a déjà un traitement`);
    this.traitements.set(canal, f);
  }
}
export const ipcMain = new IpcMain();
class PowerMonitor extends EventEmitter {
  inactif = 0;
  getSystemIdleTime(): number {
    return this.inactif;
  }
}
export const powerMonitor = new PowerMonitor();
export const screen = { getAllDisplays: () => [{ workArea: { x: 0, y: 0, width: 1920, height: 1040 } }] };
export const shell = {
  openExternal: async (adresse: string): Promise<void> => {
    notes.ouverts.push(adresse);
  },
};
export const dialog = {
  showErrorBox: (_titre: string, texte: string): void => {
    notes.erreurs.push(texte);
  },
};
export const Menu = {
  buildFromTemplate: (modele: unknown) => modele,
  setApplicationMenu: (menu: unknown): void => {
    notes.menu = menu;
  },
};
export const net = {
  fetch: async (url: string): Promise<Response> => {
    notes.ordre.push(`net.fetch ${url}`);
    return new Response('{}');
  },
};

const masque = (octets: Buffer): Buffer => Buffer.from(octets.map((o) => o ^ 0xa5));
export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => {
    apresPret('safeStorage');
    return true;
  },
  getSelectedStorageBackend: (): string => (pret ? notes.trousseau : 'unknown'),
  encryptStringAsync: async (texte: string): Promise<Buffer> => Buffer.concat([Buffer.from('v11'), masque(Buffer.from(texte))]),
  decryptStringAsync: async (chiffre: Buffer) => ({ result: masque(chiffre.subarray(3)).toString(), shouldReEncrypt: false }),
};

export const contextBridge = {
  exposeInMainWorld: (nom: string, objet: unknown): void => {
    notes.exposes.set(nom, objet);
  },
};
class IpcRenderer extends EventEmitter {
  appels: unknown[][] = [];
  async invoke(...args: unknown[]): Promise<unknown> {
    this.appels.push(args);
    return { status: 'ok', value: 1 };
  }
}
export const ipcRenderer = new IpcRenderer();
