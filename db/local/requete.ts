import type { Lecture, Parametre, Statement } from 'better-sqlite3';
import type { Database } from './connexion.ts';

type Valeurs = readonly (Parametre | readonly Parametre[])[];

/** Une lecture préparée, typée par les lignes qu'elle rend : la requête en répond. */
export interface Requete<T> {
  get(...valeurs: Valeurs): T | undefined;
  all(...valeurs: Valeurs): T[];
}

/** Une requête n'est préparée qu'une fois par connexion. Une fabrique par forme : `pluck` change l'instruction elle-même. */
function preparer<C extends Lecture, I>(faire: (db: C, sql: string) => I): (db: C, sql: string) => I {
  const preparees = new WeakMap<C, Map<string, I>>();
  return (db, sql) => {
    let deLaBase = preparees.get(db);
    if (deLaBase === undefined) preparees.set(db, (deLaBase = new Map()));
    let instruction = deLaBase.get(sql);
    if (instruction === undefined) deLaBase.set(sql, (instruction = faire(db, sql)));
    return instruction;
  };
}

const objets = preparer((db: Lecture, sql) => db.prepare(sql));
const premieres = preparer((db: Lecture, sql) => db.prepare(sql).pluck());

/** Lire des lignes. */
export const lecture = <T>(db: Lecture, sql: string): Requete<T> => objets(db, sql) as Requete<T>;
/** Lire la première colonne de chaque ligne. */
export const valeurs = <T>(db: Lecture, sql: string): Requete<T> => premieres(db, sql) as Requete<T>;
/** Écrire. */
export const ecriture: (db: Database, sql: string) => Statement = preparer((db, sql) => db.prepare(sql));
