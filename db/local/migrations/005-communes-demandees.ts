import type { Migration } from './migration.ts';

/**
 * Les communes de chaque demande, à l'envers : d'une commune, les demandes (B7). Et les offres ouvertes par date limite, tous
 * départements mêlés. Une demande qui quitte le poste emporte ses lignes.
 */
export const communesDemandees: Migration = {
  numero: 5,
  appliquer: (db) => {
    db.exec(`
      CREATE TABLE commune_demandee (
        insee TEXT NOT NULL, n INTEGER NOT NULL REFERENCES demande (n) ON DELETE CASCADE, PRIMARY KEY (insee, n)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX commune_demandee_par_demande ON commune_demandee (n);
      INSERT OR IGNORE INTO commune_demandee
        SELECT c.value ->> 'insee', d.n FROM demande d, json_each(d.doc, '$.communes') c;
      CREATE INDEX offre_par_date_limite ON offre (date_limite, id) WHERE etat = 'publiee';
    `);
  },
};
