import type { Migration } from './migration.ts';

/**
 * Un effet peut être une candidature, ou le rattachement d'une demande jugé sur ce poste (D4). `situation.rattachement` n'est rempli
 * que tant qu'un tel effet cache ce que dit le serveur.
 */
export const effetsDesRattachements: Migration = {
  numero: 2,
  appliquer: (db) => {
    db.exec(`
      ALTER TABLE effet ADD COLUMN entite TEXT NOT NULL DEFAULT 'candidature' CHECK (entite IN ('candidature', 'rattachement'));
      ALTER TABLE situation ADD COLUMN rattachement TEXT;
    `);
  },
};
