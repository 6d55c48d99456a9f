import { mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { fauxElectron, type FauxElectron, type FauxFenetre, type Reglage } from './faux-electron.ts';

const racine = path.resolve(import.meta.dirname, '../../..');

/** Une faute volontaire dans une source : le texte `de` y devient `vers`. */
export interface Mutation { readonly fichier: string; readonly de: string; readonly vers: string }

export interface HoteNote { dispatches: [string, unknown][]; verrous: number; arrets: number; options: Record<string, unknown>; retenirArret: Promise<void> }

export interface Poste {
  readonly faux: FauxElectron;
  readonly hote: HoteNote;
  readonly fenetre: FauxFenetre;
  readonly dossier: string;
  /** Demander une adresse à l'écran, comme Chromium le ferait. */
  readonly demander: (url: string, method?: string) => Promise<Response>;
}

/** L'hôte est éprouvé ailleurs : ici il note ce que main.ts lui demande. */
const HOTE = `export function composeHost(options) {
  const h = globalThis.__hoteNote; h.options = options;
  return {
    dispatch: async (nom, entree) => { h.dispatches.push([nom, entree]); return { status: 'ok', value: null }; },
    verrouiller: async () => { h.verrous += 1; },
    arreter: async () => { h.arrets += 1; await h.retenirArret; },
  };
}`;
const MEMBRES = ['app', 'BrowserWindow', 'contextBridge', 'dialog', 'ipcMain', 'ipcRenderer', 'Menu', 'net', 'powerMonitor', 'protocol', 'safeStorage', 'screen', 'session', 'shell'];

/** Réunit une entrée et ce qu'elle importe, avec le faux Electron et, au besoin, une faute. */
export async function reunir(entree: string, format: 'es' | 'cjs', mutation?: Mutation): Promise<string> {
  let mutee = mutation === undefined;
  const sorti = await build({
    configFile: false, root: racine, logLevel: 'silent',
    ssr: { noExternal: true },
    build: { ssr: path.join(racine, entree), write: false, target: 'node24', minify: false, rolldownOptions: { output: { format } } },
    plugins: [{
      name: 'faux', enforce: 'pre',
      resolveId: (id) => (id === 'electron' || id.endsWith('/host/compose.ts') ? `\0${path.basename(id)}` : null),
      load(id) {
        if (id === '\0electron') return `export const { ${MEMBRES.join(', ')} } = globalThis.__fauxElectron;`;
        if (id === '\0compose.ts') return HOTE;
        if (mutation === undefined || id !== path.join(racine, mutation.fichier)) return null;
        const source = readFileSync(id, 'utf8');
        mutee = source.includes(mutation.de);
        return source.replaceAll(mutation.de, mutation.vers);
      },
    }],
  });
  if (!mutee) throw new Error(`La faute ne s'applique plus : « ${mutation!.de} » n'est pas dans ${mutation!.fichier}.`);
  const [premier] = [sorti].flat();
  if (premier === undefined || !('output' in premier)) throw new Error('rien de construit');
  return premier.output[0].code;
}

/** Une installation : le programme principal, l'écran à côté, et des fichiers qui ne doivent jamais en sortir. */
function installer(code: string): { dossier: string; main: string } {
  const dossier = mkdtempSync(path.join(tmpdir(), 'poste-fenetre-'));
  const ecrire = (nom: string, texte: string): void => {
    mkdirSync(path.dirname(path.join(dossier, nom)), { recursive: true });
    writeFileSync(path.join(dossier, nom), texte);
  };
  ecrire('out/main/main.mjs', code);
  ecrire('out/renderer/index.html', '<!doctype html><title>Poste</title>');
  ecrire('out/renderer/assets/index.js', 'export {};');
  ecrire('out/renderer/notes.txt', 'SECRET type inconnu');
  ecrire('out/secret.html', 'SECRET voisin');
  ecrire('out/renderer-bis/index.html', 'SECRET dossier au nom proche');
  symlinkSync(path.join(dossier, 'out/secret.html'), path.join(dossier, 'out/renderer/lien.html'));
  return { dossier, main: path.join(dossier, 'out/main/main.mjs') };
}

const codes = new Map<string, Promise<string>>();
const codeDe = (mutation?: Mutation): Promise<string> => {
  const cle = JSON.stringify(mutation ?? null);
  return codes.get(cle) ?? codes.set(cle, reunir('electron/main.ts', 'es', mutation)).get(cle)!;
};

/** Démarre le vrai main.ts sur le faux Electron et attend qu'il ait ouvert sa fenêtre, refusé ou quitté. */
export async function monter(o: { reglage?: Reglage; mutation?: Mutation; serveur?: string; attendreFenetre?: boolean } = {}): Promise<Poste> {
  const { dossier, main } = installer(await codeDe(o.mutation));
  const faux = fauxElectron(dossier, o.reglage);
  const hote: HoteNote = { dispatches: [], verrous: 0, arrets: 0, options: {}, retenirArret: Promise.resolve() };
  Object.assign(globalThis, { __fauxElectron: faux.electron, __hoteNote: hote });
  process.env['POSTE_SERVEUR'] = o.serveur ?? 'https://central.exemple.test/api/';
  delete process.env['POSTE_DOSSIER'];
  await import(/* @vite-ignore */ pathToFileURL(main).href);
  const { notes, sessions } = faux;
  const monte = () => notes.menu.length > 0 || notes.fin.length > 0;
  for (let i = 0; i < 2000 && !monte(); i++) await new Promise((fait) => { setImmediate(fait); });
  if (o.attendreFenetre !== false && notes.fenetres.length === 0) throw new Error(`pas de fenêtre : ${JSON.stringify(notes.erreurs)}`);
  const demander = async (url: string, method = 'GET') => sessions.ecran.protocoles.get('app')!({ method, url });
  return { faux, hote, fenetre: notes.fenetres[0]!, dossier, demander };
}
