import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** Les noms d'icône employés par les écrans : « fr-icon-home-4-line ». Les variantes de taille (« fr-icon--sm ») n'en sont pas. */
export function iconesEmployees(racine: string): string[] {
  const fichiers = readdirSync(path.join(racine, 'renderer'), { recursive: true, encoding: 'utf8' }).filter((f) => /\.tsx?$/.test(f));
  const noms = fichiers.flatMap((f) => [
    ...readFileSync(path.join(racine, 'renderer', f), 'utf8').matchAll(/\bfr-icon-([a-z0-9]+(?:-[a-z0-9]+)*)/g),
  ]);
  return [...new Set(noms.map((m) => m[1]!))].toSorted();
}

/**
 * La feuille de style des icônes employées, et d'elles seules : chacune est un petit dessin, teint par la couleur du texte.
 * Une icône que le DSFR n'a pas arrête la construction : à l'écran, elle ne serait qu'un vide.
 */
export function feuilleDesIcones(racine: string): string {
  const dossier = path.join(racine, 'node_modules/@codegouvfr/react-dsfr/dsfr/icons');
  const chemins = new Map(
    readdirSync(dossier, { recursive: true, encoding: 'utf8' })
      .filter((f) => f.endsWith('.svg'))
      .map((f) => [path.basename(f, '.svg'), f.replaceAll(path.sep, '/')]),
  );
  return iconesEmployees(racine)
    .map((nom) => {
      const chemin = chemins.get(nom) ?? chemins.get(nom.replace(/-/, '--'));
      if (chemin === undefined) throw new Error(`L'icône fr-icon-${nom} n'existe pas dans le DSFR.`);
      const dessin = `url('@codegouvfr/react-dsfr/dsfr/icons/${chemin}')`;
      return `.fr-icon-${nom}::before, .fr-icon-${nom}::after { -webkit-mask-image: ${dessin}; mask-image: ${dessin}; }`;
    })
    .join('\n');
}

/** Remplit theme/icones.css à la construction. */
export const iconesDuTheme = (racine: string): Plugin => ({
  name: 'icones-du-theme',
  enforce: 'pre',
  transform: (code, id) =>
    id.split('?')[0]!.replaceAll(path.sep, '/').endsWith('/renderer/theme/icones.css') ? `${code}\n${feuilleDesIcones(racine)}` : null,
});
