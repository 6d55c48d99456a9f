import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** L'empreinte du contenu de fichiers et de dossiers : elle change dès qu'un octet, un nom ou un fichier change. */
export function empreinteDe(racine: string, chemins: readonly string[]): string {
  const somme = createHash('sha256');
  for (const chemin of chemins) {
    for (const fichier of fichiersDe(path.join(racine, chemin))) {
      somme.update(path.relative(racine, fichier).replaceAll(path.sep, '/')).update('\0').update(readFileSync(fichier)).update('\0');
    }
  }
  return somme.digest('hex');
}

function fichiersDe(chemin: string): string[] {
  if (!existsSync(chemin)) return [];
  if (statSync(chemin).isFile()) return [chemin];
  return readdirSync(chemin, { withFileTypes: true })
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entree) => fichiersDe(path.join(chemin, entree.name)));
}
