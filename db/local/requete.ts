import type { Lecture, Parametre, Statement } from 'better-sqlite3';
import type { Database } from './connexion.ts';

type Valeurs = readonly (Parametre | readonly Parametre[])[];

/** Une requête préparée, typée par les lignes qu'elle rend. */
export interface Requete<T> {
  get(...valeurs: Valeurs): T | undefined;
  all(...valeurs: Valeurs): T[];
}

type Forme = 'objet' | 'valeur' | 'tableau';
const preparees = new WeakMap<Lecture, Map<string, unknown>>();

function preparer<T>(db: Lecture, cle: string, faire: () => T): T {
  let deLaBase = preparees.get(db);
  if (deLaBase === undefined) preparees.set(db, (deLaBase = new Map()));
  let requete = deLaBase.get(cle) as T | undefined;
  if (requete === undefined) deLaBase.set(cle, (requete = faire()));
  return requete;
}

/** Une lecture, préparée une fois par connexion. `T` est la forme des lignes : la requête en répond. */
export const lecture = <T>(db: Lecture, sql: string): Requete<T> => lire<T>(db, 'objet', sql);
/** La même, dont chaque ligne est sa première colonne. */
export const valeurs = <T>(db: Lecture, sql: string): Requete<T> => lire<T>(db, 'valeur', sql);

function lire<T>(db: Lecture, forme: Forme, sql: string): Requete<T> {
  return preparer(db, `${forme} ${sql}`, () => {
    const requete = db.prepare(sql);
    return (forme === 'valeur' ? requete.pluck() : requete) as Requete<T>;
  });
}

/** Une écriture, préparée une fois par connexion. */
export const ecriture = (db: Database, sql: string): Statement => preparer(db, `ecrit ${sql}`, () => db.prepare(sql));
