import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { empreinteDe } from './empreinte.ts';

const racine = path.resolve(import.meta.dirname, '..');

/** Ce qui se construit : d'où, vers où. Le témoin est à côté de la sortie et non dedans : rien d'autre qu'elle n'est servi ni empaqueté. */
interface Ouvrage {
  readonly sources: readonly string[];
  readonly sortie: string;
  readonly construire: () => Promise<unknown>;
}

// Les outils se chargent seulement s'il y a à construire : un démarrage ordinaire n'en paie pas le prix.
const ouvrages = {
  ecran: {
    sources: [
      'renderer',
      'domain',
      'docs/guide',
      'build/icones.ts',
      'build/guide.ts',
      'vite.config.ts',
      'tsconfig.json',
      'package-lock.json',
    ],
    sortie: 'out/renderer/index.html',
    construire: async () =>
      (await import('vite')).build({ configFile: path.join(racine, 'vite.config.ts'), logLevel: 'warn', clearScreen: false }),
  },
  fenetre: {
    sources: ['electron', 'db/local', 'domain', 'electron.vite.config.ts', 'tsconfig.json', 'package-lock.json'],
    sortie: 'out/main/main.js',
    construire: async () =>
      (await import('electron-vite')).build({
        configFile: path.join(racine, 'electron.vite.config.ts'),
        logLevel: 'warn',
        clearScreen: false,
      }),
  },
} satisfies Record<string, Ouvrage>;

export type NomOuvrage = keyof typeof ouvrages;

const temoinDe = (nom: NomOuvrage): string => path.join(racine, 'out', `${nom}.empreinte`);

/** Vrai quand ce qui est construit l'a été de ces sources. */
export function estAJour(nom: NomOuvrage): boolean {
  const { sources, sortie } = ouvrages[nom];
  return (
    existsSync(path.join(racine, sortie)) &&
    existsSync(temoinDe(nom)) &&
    readFileSync(temoinDe(nom), 'utf8') === empreinteDe(racine, sources)
  );
}

/** Construit si les sources ont changé depuis la dernière fois ; rend vrai s'il l'a fait. */
export async function construire(nom: NomOuvrage): Promise<boolean> {
  if (estAJour(nom)) return false;
  const empreinte = empreinteDe(racine, ouvrages[nom].sources);
  // Sans témoin pendant la construction : interrompue, elle sera refaite.
  rmSync(temoinDe(nom), { force: true });
  await ouvrages[nom].construire();
  mkdirSync(path.join(racine, 'out'), { recursive: true });
  writeFileSync(temoinDe(nom), empreinte);
  return true;
}

/** `npm run construire` : l'écran et la fenêtre. Des noms en arguments n'en construisent que certains. */
async function main(demandes: readonly string[]): Promise<void> {
  const noms = (Object.keys(ouvrages) as NomOuvrage[]).filter((nom) => demandes.length === 0 || demandes.includes(nom));
  for (const nom of noms) console.log(`${nom} : ${(await construire(nom)) ? 'construit' : 'à jour'}`);
}

if (import.meta.main) await main(process.argv.slice(2));
