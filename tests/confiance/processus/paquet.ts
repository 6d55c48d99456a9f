import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'vite';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';

const racine = path.resolve(import.meta.dirname, '../../..');

/** Un texte du code, et ce qui le remplace dans ce paquet seulement. */
export interface Remplacement {
  readonly fichier: string;
  readonly texte: string;
  readonly par: string;
}

/** Un programme des essais réuni en un fichier, comme le poste livré : il démarre en un quart de seconde. */
export interface Paquet {
  readonly fichier: string;
  /** Où Node garde le code déjà compilé. */
  readonly cache: string;
  readonly effacer: () => void;
}

/** Un remplacement dont le texte n'est plus dans le code est une erreur : l'essai ne ferait plus ce qu'il dit. */
function remplacer(remplacements: readonly Remplacement[]): Plugin {
  const restent = new Set(remplacements);
  return {
    name: 'remplacer',
    enforce: 'pre',
    transform(code, id) {
      let neuf = code;
      for (const r of remplacements.filter((x) => id === path.join(racine, x.fichier))) {
        if (!neuf.includes(r.texte)) throw new Error(`« ${r.texte} » n’est plus dans ${r.fichier}`);
        neuf = neuf.replace(r.texte, r.par);
        restent.delete(r);
      }
      return neuf === code ? null : neuf;
    },
    buildEnd() {
      if (restent.size > 0) throw new Error(`jamais lu : ${[...restent].map((r) => r.fichier).join(', ')}`);
    },
  };
}

export async function unPaquet(entree: string, remplacements: readonly Remplacement[] = []): Promise<Paquet> {
  const dossier = dossierEphemere('poste-paquet-');
  mkdirSync(path.join(dossier, 'cache'));
  symlinkSync(path.join(racine, 'node_modules'), path.join(dossier, 'node_modules'));
  const nom = path.basename(entree, '.ts');
  await build({
    configFile: false,
    root: racine,
    logLevel: 'error',
    plugins: [remplacer(remplacements)],
    ssr: { noExternal: true, external: ['better-sqlite3'] },
    build: {
      ssr: path.join(racine, entree),
      outDir: dossier,
      emptyOutDir: false,
      target: 'node24',
      minify: true,
      rolldownOptions: { output: { entryFileNames: `${nom}.mjs` } },
    },
  });
  return {
    fichier: path.join(dossier, `${nom}.mjs`),
    cache: path.join(dossier, 'cache'),
    effacer: () => rmSync(dossier, { recursive: true, force: true }),
  };
}
