import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { cleDuCompte } from '../../electron/vault/compte.ts';

/** Les octets d'une base et de son WAL une fois le chiffre ôté : une copie est remise en clair, pages libres comprises, lue, puis effacée. */
export function octetsDechiffres(fichier: string, cle: Uint8Array): Buffer {
  return dechiffrer(readFileSync(fichier), existsSync(`${fichier}-wal`) ? readFileSync(`${fichier}-wal`) : null, cle);
}

/**
 * Les octets de toutes les versions de pages que le WAL garde, chiffre ôté : la base telle que chacune de ses transactions l'a laissée.
 * Rien quand le WAL est vide. Une image d'un WAL précédent, que l'on ne saurait plus lire, est une erreur.
 */
export function octetsDuWal(fichier: string, cle: Uint8Array): Buffer {
  const [base, wal] = [readFileSync(fichier), readFileSync(`${fichier}-wal`)];
  const versions: Buffer[] = [];
  const image = IMAGE_TETE + (wal.length === 0 ? 0 : wal.readUInt32BE(8));
  for (let debut = WAL_TETE; debut < wal.length; debut += image) {
    if (!wal.subarray(debut + 8, debut + 16).equals(wal.subarray(16, 24))) throw new Error('une image d’un WAL précédent');
    const validee = wal.readUInt32BE(debut + 4) > 0;
    if (validee) versions.push(dechiffrer(base, wal.subarray(0, debut + image), cle));
  }
  return Buffer.concat(versions);
}

/** Le format du WAL : un en-tête, puis des images de page, chacune avec le sien ; le sel dit de quel WAL elles sont. */
const WAL_TETE = 32;
const IMAGE_TETE = 24;

function dechiffrer(base: Buffer, wal: Buffer | null, cle: Uint8Array): Buffer {
  const dossier = mkdtempSync(path.join(tmpdir(), 'poste-clair-'));
  const copie = path.join(dossier, 'copie.db');
  writeFileSync(copie, base);
  if (wal !== null) writeFileSync(`${copie}-wal`, wal);
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
