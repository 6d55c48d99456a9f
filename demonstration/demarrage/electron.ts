import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * L'exécutable d'Electron, ou null s'il n'est pas installé. Charger le module `electron` lancerait son téléchargement :
 * on lit `path.txt`, comme lui, sans rien exécuter.
 */
export function trouverElectron(racine: string, env: NodeJS.ProcessEnv): string | null {
  const module = path.join(racine, 'node_modules', 'electron');
  const fichier = path.join(module, 'path.txt');
  const nom = existsSync(fichier) ? readFileSync(fichier, 'utf8').trim() : null;
  const ailleurs = env['ELECTRON_OVERRIDE_DIST_PATH'];
  const executable = ailleurs ? path.join(ailleurs, nom ?? 'electron') : nom === null ? null : path.join(module, 'dist', nom);
  return executable !== null && existsSync(executable) ? executable : null;
}
