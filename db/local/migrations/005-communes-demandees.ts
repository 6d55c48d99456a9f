import type { Migration } from './migration.ts';

/**
 * Les communes de chaque demande, à l'envers : d'une commune, les demandes (B7). Et les offres ouvertes par date limite, tous
 * départements mêlés. Ni index par demande ni clé étrangère : ils doubleraient le prix d'une ligne reçue, et qui ôte une demande lit
 * d'abord ses communes.
 */
export const communesDemandees: Migration = {
  numero: 5,
  appliquer: (db) => {
    db.exec(`
      CREATE TABLE commune_demandee (insee TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (insee, n)) STRICT, WITHOUT ROWID;
      INSERT OR IGNORE INTO commune_demandee
        SELECT c.value ->> 'insee', d.n FROM demande d, json_each(d.doc, '$.communes') c;
      CREATE INDEX offre_par_date_limite ON offre (date_limite, id) WHERE etat = 'publiee';
    `);
  },
};
