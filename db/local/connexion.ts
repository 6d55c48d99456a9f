import Database from 'better-sqlite3';
import type { Lecture } from 'better-sqlite3';

export type { Database, Lecture };

const TAILLE_CLE = 32;

/**
 * Une connexion chiffrée. La clé est aléatoire et brute (préfixe `raw:`) : sans lui, elle serait prise pour une phrase
 * secrète et dérivée pendant des dizaines de millisecondes à chaque ouverture. Une mauvaise clé lève SQLITE_NOTADB.
 */
export function connecter(fichier: string, cle: Uint8Array, options: { readonly lectureSeule: boolean }): Database {
  if (cle.length !== TAILLE_CLE) throw new RangeError(`clé de ${cle.length} octets au lieu de ${TAILLE_CLE}`);
  const db = new Database(fichier, { readonly: options.lectureSeule, timeout: 5_000 });
  try {
    db.pragma(`cipher = 'aegis'`);
    db.pragma(`key = "raw:${Buffer.from(cle).toString('hex')}"`);
    // Un tri trop grand pour la mémoire irait en clair dans un fichier temporaire (I-9).
    db.pragma('temp_store = memory');
    db.pragma('cache_size = -65536');
    if (options.lectureSeule) db.pragma('query_only = on');
    return db;
  } catch (erreur) {
    db.close();
    throw erreur;
  }
}

/** Les réglages de la connexion qui écrit : un acte enregistré survit à une coupure de courant, un effacement efface. */
export function reglerEcriture(db: Database): void {
  // Un dossier fait environ 3 ko : deux par page sans débordement, un quart de temps en moins à la première synchronisation.
  db.pragma('page_size = 8192');
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.pragma('foreign_keys = on');
  // Sans quoi un REPLACE effacerait une ligne du journal sans réveiller le déclencheur qui l'interdit.
  db.pragma('recursive_triggers = on');
  db.pragma('secure_delete = on');
  // 16 Mo de WAL avant de recopier dans la base : une première synchronisation n'y revient pas à chaque page.
  db.pragma('wal_autocheckpoint = 2048');
  db.pragma('journal_size_limit = 33554432');
}

const codeDe = (erreur: unknown): string => String((erreur as { code?: unknown } | null)?.code ?? '');

/** Ce que SQLite dit d'une base endommagée, ou chiffrée avec une autre clé. */
export const estIllisible = (erreur: unknown): boolean => /^SQLITE_(NOTADB|CORRUPT|IOERR_DATA|IOERR_SHORT_READ)/.test(codeDe(erreur));

/** Plus de place sur le disque, pour la base ou pour son carnet : la transaction n'a pas eu lieu. */
export const estDisquePlein = (erreur: unknown): boolean => /^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(codeDe(erreur));

/** Une panne du disque, pleine ou non, dont la base est encore bonne. */
export const estPanneDisque = (erreur: unknown): boolean =>
  estDisquePlein(erreur) || /^(SQLITE_(IOERR|READONLY)|EIO$|EROFS$)/.test(codeDe(erreur));
