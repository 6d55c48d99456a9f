import type { Demande } from '../../../domain/demande/demande.ts';
import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

/** D'une commune, ceux qui la demandent (B7). Le document est la dernière colonne d'une demande reçue ; lu ici, deux fois moins cher que par SQL. */
export function indexerCommunes(db: Database, n: number, colonnes: readonly (string | number | null)[]): void {
  // Un document de forme inattendue ne prive pas de son dossier : il n'est rapproché de rien.
  const { communes } = JSON.parse(colonnes.at(-1) as string) as Pick<Demande, 'communes'>;
  if (!Array.isArray(communes)) return;
  const indexer = ecriture(db, 'INSERT OR IGNORE INTO commune_demandee (insee, n) VALUES (?, ?)');
  for (const { insee } of communes) indexer.run(insee, n);
}

/** À appeler avant que la demande change ou parte : c'est son document qui dit où sont ses lignes. */
export const oterCommunes = (db: Database, n: number): void => {
  ecriture(
    db,
    `
    DELETE FROM commune_demandee
    WHERE n = ? AND insee IN (SELECT c.value ->> 'insee' FROM demande d, json_each(d.doc, '$.communes') c WHERE d.n = ?)`,
  ).run(n, n);
};

/** Toutes les demandes d'un flux. */
export const oterCommunesDuFlux = (db: Database, flux: number): void => {
  ecriture(db, 'DELETE FROM commune_demandee WHERE n IN (SELECT n FROM demande WHERE flux = ?)').run(flux);
};
