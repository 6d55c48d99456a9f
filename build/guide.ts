import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Plugin } from 'vite';

/** Ce que l'écran sait dessiner (renderer/ecrans/guide/rendu.tsx). */
const DESSINES = new Set<Nodes['type']>([
  ...(['root', 'heading', 'paragraph', 'text', 'strong', 'emphasis', 'inlineCode', 'code', 'link', 'image'] as const),
  ...(['list', 'listItem', 'blockquote', 'table', 'tableRow', 'tableCell'] as const),
]);

/** La ponctuation double du français ne passe jamais seule à la ligne. */
export const avecInsecables = (texte: string): string => texte.replace(/ (?=[;:?!»€%])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** Une page du guide, lue ; une faute la nomme quand elle contient ce que l'écran ne sait pas dessiner. */
export function lirePage(texte: string): Root {
  const page = fromMarkdown(texte, { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] });
  preparer(page);
  return page;
}

function preparer(noeud: Nodes): void {
  if (!DESSINES.has(noeud.type))
    throw new Error(`Le guide contient « ${noeud.type} », que l'écran ne dessine pas (ligne ${noeud.position?.start.line ?? '?'}).`);
  delete noeud.position;
  if (noeud.type === 'text') noeud.value = avecInsecables(noeud.value.replaceAll('\n', ' '));
  if ('children' in noeud) noeud.children.forEach(preparer);
}

const MODULE = 'virtual:guide';

/** Le guide de l'utilisateur dans l'application : lu à la construction, il s'y lit sans réseau, et le paquet n'emporte aucun lecteur de texte balisé. */
export function guide(racine: string): Plugin {
  const dossier = path.join(racine, 'docs/guide');
  const lister = (sous: string): string[] => (existsSync(path.join(dossier, sous)) ? readdirSync(path.join(dossier, sous)) : []);
  return {
    name: 'guide',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const fichiers = lister('.').filter((f) => f.endsWith('.md'));
      for (const fichier of fichiers) this.addWatchFile(path.join(dossier, fichier));
      const pages = Object.fromEntries(fichiers.map((f) => [f.slice(0, -3), lirePage(readFileSync(path.join(dossier, f), 'utf8'))]));
      const images = lister('images').map((f) => `images/${f}`);
      return [
        ...images.map((image, i) => `import image${i} from ${JSON.stringify(path.join(dossier, image))};`),
        `export const pages = ${JSON.stringify(pages)};`,
        `export const images = {${images.map((image, i) => `${JSON.stringify(image)}: image${i}`).join(', ')}};`,
      ].join('\n');
    },
  };
}
