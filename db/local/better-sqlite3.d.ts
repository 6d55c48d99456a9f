/**
 * Ce que le poste emploie de better-sqlite3 (alias npm de better-sqlite3-multiple-ciphers) :
 * le paquet cache ses types sous `moduleResolution: bundler`.
 */
declare module 'better-sqlite3' {
  export type Parametre = string | number | bigint | null | Uint8Array;
  type Parametres = readonly (Parametre | readonly Parametre[])[];

  /** Une requête qui lit. */
  export interface StatementLu {
    get(...parametres: Parametres): unknown;
    all(...parametres: Parametres): unknown[];
    /** Rendre la première colonne seule. */
    pluck(): this;
    /** Rendre chaque ligne en tableau. */
    raw(): this;
  }
  export interface Statement extends StatementLu {
    run(...parametres: Parametres): { changes: number; lastInsertRowid: number | bigint };
  }

  /** Une connexion par où l'on ne peut que lire : le type n'a pas d'autre porte, et SQLite refuse l'écriture. */
  export interface Lecture {
    readonly name: string;
    readonly open: boolean;
    prepare(sql: string): StatementLu;
  }

  export interface Transaction<A extends readonly unknown[], R> {
    (...args: A): R;
    /** Prend le verrou d'écriture dès le début. */
    immediate(...args: A): R;
  }

  export default class Database implements Lecture {
    constructor(fichier: string, options?: { readonly?: boolean; fileMustExist?: boolean; timeout?: number });
    readonly name: string;
    readonly open: boolean;
    readonly inTransaction: boolean;
    prepare(sql: string): Statement;
    exec(sql: string): this;
    pragma(source: string, options?: { simple?: boolean }): unknown;
    transaction<A extends readonly unknown[], R>(corps: (...args: A) => R): Transaction<A, R>;
    close(): this;
  }
}
