import type { Migration } from './migration.ts';

/** Les tâches que le gestionnaire a remises à plus tard (B14). Une préférence de ce poste : elle s'en va avec le dossier, et avec la base. */
export const tachesReportees: Migration = {
  numero: 3,
  appliquer: (db) => {
    db.exec(`
      CREATE TABLE report (cle TEXT PRIMARY KEY, demande_id TEXT NOT NULL, au TEXT NOT NULL) STRICT, WITHOUT ROWID;
      CREATE INDEX report_par_demande ON report (demande_id);
    `);
  },
};
