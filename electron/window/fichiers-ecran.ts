import { readdirSync } from 'node:fs';
import path from 'node:path';
import { estNotrePage } from './page.ts';

/** Les fichiers de l'écran construit, par leur chemin dans l'adresse (« /assets/index.js »). */
export type FichiersEcran = ReadonlyMap<string, string>;

/**
 * Dresse la liste une fois, au démarrage. Une adresse ne sert qu'à chercher dans cette liste, jamais à former un chemin :
 * remontées, codages, partages réseau et noms réservés de Windows n'ont rien à atteindre. Les liens symboliques n'y entrent pas.
 */
export function listerFichiersEcran(racine: string): FichiersEcran {
  const fichiers = new Map<string, string>();
  const parcourir = (dossier: string, prefixe: string): void => {
    for (const entree of readdirSync(dossier, { withFileTypes: true })) {
      const chemin = path.join(dossier, entree.name);
      if (entree.isDirectory()) parcourir(chemin, `${prefixe}${entree.name}/`);
      else if (entree.isFile()) fichiers.set(`${prefixe}${entree.name}`, chemin);
    }
  };
  parcourir(racine, '/');
  return fichiers;
}

/** Le fichier demandé, ou null. Le chemin de l'adresse est pris tel quel, sans décodage. */
export function trouverFichier(fichiers: FichiersEcran, adresse: string): string | null {
  if (!estNotrePage(adresse)) return null;
  const { pathname } = new URL(adresse);
  return fichiers.get(pathname === '/' ? '/index.html' : pathname) ?? null;
}
