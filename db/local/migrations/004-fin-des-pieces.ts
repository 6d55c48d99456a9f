import type { Migration } from './migration.ts';

/**
 * Le premier jour où une pièce confirmée cesse de valoir, pour les candidatures à l'étude (B9, B14) : « Ma journée » ne lit que celles
 * dont il approche. Les situations déjà là le gagnent ici.
 */
export const finDesPieces: Migration = {
  numero: 4,
  appliquer: (db) => {
    db.exec(`
      ALTER TABLE situation ADD COLUMN pieces_fin TEXT;
      UPDATE situation SET pieces_fin = (
        SELECT min(p.value ->> 'valableJusquau') FROM demande d, json_each(d.doc, '$.pieces') p
        WHERE d.n = situation.n AND p.value ->> 'deposeeLe' IS NOT NULL
      ) WHERE etat IN ('deposee', 'validee', 'transmise', 'en_commission');
      CREATE INDEX situation_par_pieces ON situation (pieces_fin) WHERE pieces_fin IS NOT NULL;
    `);
  },
};
