import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { cleDuCompte } from '../../electron/vault/compte.ts';

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

/** Tout ce qu'un poste a écrit dans son dossier, tel quel ; et la base de ce compte, chiffre ôté. `cle` est celle de l'installation. */
export function octetsDuPoste(dossier: string, cle: Uint8Array, courriel: string): { disque: Buffer; clair: Buffer } {
  const fichiers = readdirSync(dossier, { recursive: true, withFileTypes: true }).filter((f) => f.isFile());
  const compte = cleDuCompte(cle, courriel);
  return {
    disque: Buffer.concat(fichiers.map((f) => readFileSync(path.join(f.parentPath, f.name)))),
    clair: octetsDechiffres(path.join(dossier, compte.fichier), compte.cle),
  };
}
