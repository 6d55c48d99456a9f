import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { empreinteDe } from './empreinte.ts';

const racine = path.resolve(import.meta.dirname, '..');
const sortie = path.join(racine, 'out/renderer');
// À côté de la sortie et non dedans : rien d'autre que l'écran n'est servi ni empaqueté.
const temoin = path.join(racine, 'out/renderer.empreinte');
const sources = ['renderer', 'domain', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Vrai quand l'écran construit est celui de ces sources. */
export const ecranAJour = (): boolean =>
  existsSync(path.join(sortie, 'index.html')) && existsSync(temoin) && readFileSync(temoin, 'utf8') === empreinteDe(racine, sources);

/** Construit l'écran si ses sources ont changé depuis la dernière fois ; rend vrai s'il l'a construit. */
export async function construireEcran(): Promise<boolean> {
  if (ecranAJour()) return false;
  const empreinte = empreinteDe(racine, sources);
  // Sans témoin pendant la construction : interrompue, elle sera refaite.
  rmSync(temoin, { force: true });
  // Chargé seulement s'il y a à construire : un démarrage ordinaire n'en paie pas le prix.
  const { build } = await import('vite');
  await build({ configFile: path.join(racine, 'vite.config.ts'), logLevel: 'warn', clearScreen: false });
  mkdirSync(path.dirname(temoin), { recursive: true });
  writeFileSync(temoin, empreinte);
  return true;
}

if (import.meta.main) console.log((await construireEcran()) ? 'Écran construit dans out/renderer.' : 'Écran déjà à jour.');
