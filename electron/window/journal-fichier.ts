import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const TAILLE_MAX = 1 << 20;

/** Le journal technique du poste : une ligne par panne, deux fichiers d'un Mo au plus. Un journal qui échoue ne fait pas échouer le poste. */
export function ecrireJournal(dossier: string): (ligne: string) => void {
  const fichier = path.join(dossier, 'poste.ndjson');
  return (ligne) => {
    try {
      mkdirSync(dossier, { recursive: true, mode: 0o700 });
      if ((statSync(fichier, { throwIfNoEntry: false })?.size ?? 0) > TAILLE_MAX) renameSync(fichier, `${fichier}.ancien`);
      appendFileSync(fichier, `${ligne}\n`, { mode: 0o600 });
    } catch {
      // Disque plein ou dossier protégé : il n'y a nulle part où le dire.
    }
  };
}
