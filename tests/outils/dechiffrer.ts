import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Les octets d'une base et de son WAL une fois le chiffre ôté : une copie est remise en clair, pages libres comprises, lue, puis effacée. */
export function octetsDechiffres(fichier: string, cle: Uint8Array): Buffer {
  const dossier = mkdtempSync(path.join(tmpdir(), 'poste-clair-'));
  const copie = path.join(dossier, 'copie.db');
  for (const suffixe of ['', '-wal']) if (existsSync(fichier + suffixe)) copyFileSync(fichier + suffixe, copie + suffixe);
  const db = new Database(copie);
  db.pragma(`cipher = 'aegis'`);
  db.pragma(`key = "raw:${Buffer.from(cle).toString('hex')}"`);
  db.pragma('journal_mode = delete');
  db.pragma(`rekey = ''`);
  db.close();
  const octets = readFileSync(copie);
  rmSync(dossier, { recursive: true });
  return octets;
}
