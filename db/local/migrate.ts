import type { Database } from './connexion.ts';
import { migrations as toutes } from './migrations/liste.ts';
import type { Migration } from './migrations/migration.ts';

/** La version de base que connaît ce poste. */
export const VERSION_CONNUE = toutes.length;

export const versionDeLaBase = (db: Database): number => Number(db.pragma('user_version', { simple: true }));

/** Amener la base à la dernière version : chaque migration et son numéro sont une transaction, tuée au milieu elle n'a pas eu lieu. */
export function migrer(db: Database, migrations: readonly Migration[] = toutes): void {
  for (const migration of migrations.slice(versionDeLaBase(db))) {
    db.transaction(() => {
      migration.appliquer(db);
      db.pragma(`user_version = ${migration.numero}`);
    }).immediate();
  }
}
