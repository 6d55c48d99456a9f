import { registerHooks } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as fauxElectron from './faux-electron.ts';

/** Lance le main.js construit, avec son vrai hôte, devant le faux Electron ; écrit ce que la page obtient de `session.etat`. */
const [construit = '', dossier = ''] = process.argv.slice(2);
const faux = pathToFileURL(path.join(import.meta.dirname, 'faux-electron.ts')).href;
registerHooks({
  resolve: (specifier, context, suivant) => (specifier === 'electron' ? { url: faux, shortCircuit: true } : suivant(specifier, context)),
});
Object.assign(process.env, { POSTE_DOSSIER: dossier, POSTE_SERVEUR: 'http://127.0.0.1:9' });

const { devenirPret, ipcMain, notes } = (await import(faux)) as typeof fauxElectron;
await import(pathToFileURL(path.join(construit, 'main/main.js')).href);
devenirPret();
for (let i = 0; i < 500 && notes.menu === null && notes.sorties.length === 0; i++)
  await new Promise((fait) => {
    setTimeout(fait, 10);
  });
const appeler = ipcMain.traitements.get('poste:call') as unknown as (e: object, nom: string, entree: unknown) => Promise<unknown>;
const enveloppe = await appeler({ senderFrame: { url: 'app://poste/index.html', parent: null } }, 'session.etat', {});
process.stdout.write(JSON.stringify({ erreurs: notes.erreurs, fenetres: notes.fenetres.length, enveloppe }), () => process.exit(0));
