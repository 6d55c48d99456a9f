import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as fauxElectron from './faux-electron.ts';
import type { hote as fauxHote } from './faux-hote.ts';
import type { Mutation } from './mutations.ts';

const racine = path.resolve(import.meta.dirname, '../../../..');
const remplaces: Readonly<Record<string, string>> = { electron: 'faux-electron.ts', './host/compose.ts': 'faux-hote.ts' };
const mutations = new Map<string, Mutation>();

// Chaque montage porte un numéro dans ses adresses : il a ses propres modules, son propre Electron, et au plus une faute.
registerHooks({
  resolve(specifier, context, suivant) {
    const numero = /\?montage=(\d+)$/.exec(context.parentURL ?? '')?.[1];
    if (numero === undefined) return suivant(specifier, context);
    const faux = remplaces[specifier];
    if (faux !== undefined)
      return { url: `${pathToFileURL(path.join(import.meta.dirname, faux)).href}?montage=${numero}`, shortCircuit: true };
    const trouve = suivant(specifier, context);
    return trouve.url.startsWith(pathToFileURL(path.join(racine, 'electron/')).href)
      ? { ...trouve, url: `${trouve.url.split('?')[0]}?montage=${numero}` }
      : trouve;
  },
  load(url, context, suivant) {
    const mutation = mutations.get(/\?montage=(\d+)$/.exec(url)?.[1] ?? '');
    if (mutation === undefined || !url.split('?')[0]!.endsWith(`/electron/${mutation.fichier}`)) return suivant(url, context);
    const source = readFileSync(fileURLToPath(url.split('?')[0]!), 'utf8');
    if (!source.includes(mutation.cherche))
      throw new Error(`la faute « ${mutation.nom} » ne trouve plus son texte dans ${mutation.fichier}`);
    return { format: 'module', source: stripTypeScriptTypes(source.replace(mutation.cherche, mutation.remplace)), shortCircuit: true };
  },
});

type Electron = typeof fauxElectron;
type Hote = typeof fauxHote;
export interface Monte {
  readonly electron: Electron;
  readonly hote: Hote;
  readonly dossier: string;
  /** Les minuteries que main a posées, à déclencher à la main. */
  readonly minuteries: (() => void)[];
  readonly tic: () => Promise<void>;
}

let suivant = 0;

/** Importe main.ts devant un faux Electron, le laisse devenir prêt, et rend ce qui s'est monté. */
export async function monter<T>(
  mutation: Mutation | null,
  regler: (e: Electron) => void,
  observer: (m: Monte) => Promise<T> | T,
): Promise<T> {
  const numero = String(suivant++);
  if (mutation !== null) mutations.set(numero, mutation);
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-fenetre-'));
  Object.assign(process.env, { POSTE_DOSSIER: dossier, POSTE_SERVEUR: 'http://127.0.0.1:9' });
  const minuteries: (() => void)[] = [];
  const vraie = globalThis.setInterval;
  globalThis.setInterval = ((f: () => void) => {
    minuteries.push(f);
    return { unref() {} };
  }) as unknown as typeof setInterval;
  const charger = (fichier: string): Promise<unknown> => import(`${pathToFileURL(path.join(racine, fichier)).href}?montage=${numero}`);
  const electron = (await charger('tests/electron/window/banc/faux-electron.ts')) as Electron;
  try {
    regler(electron);
    let minuterie: NodeJS.Timeout | undefined;
    const bloque = new Promise<never>((_, rejeter) => {
      minuterie = setTimeout(() => rejeter(new Error('main attend « ready » avant d’être évalué')), 3_000);
    });
    const evalue = charger('electron/main.ts');
    const preload = charger('electron/window/preload.ts');
    await Promise.race([Promise.all([evalue, preload]), bloque]).finally(() => clearTimeout(minuterie));
    electron.devenirPret();
    for (let i = 0; i < 200 && electron.notes.menu === null && electron.notes.sorties.length === 0; i++) await tic();
    const { hote } = (await charger('tests/electron/window/banc/faux-hote.ts')) as { hote: Hote };
    return await observer({ electron, hote, dossier, minuteries, tic });
  } finally {
    globalThis.setInterval = vraie;
    rmSync(dossier, { recursive: true, force: true });
  }
}

const tic = (): Promise<void> =>
  new Promise((fait) => {
    setTimeout(fait, 2);
  });
