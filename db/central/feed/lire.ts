import { entites } from '../../../domain/contract/entities.ts';
import { RETRAITS_EN_TETE } from '../../../domain/contract/sync.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

/** Où en est un flux pour un poste donné. `depuis` est le numéro à partir duquel lire, exclu. */
export interface EtatFlux {
  readonly id: string;
  readonly tete: number;
  readonly depuis: number;
  readonly repart: boolean;
  readonly restant: number;
}

/**
 * L'état de chaque flux que le poste peut lire. Un curseur plus ancien que les suppressions gardées, ou plus grand que la tête
 * (base restaurée), fait repartir le flux de zéro : jamais un trou en silence.
 */
export async function etatDesFlux(
  tx: Tx,
  ids: readonly string[],
  curseurs: Readonly<Record<string, number>>,
  jour: Jour,
): Promise<EtatFlux[]> {
  const { rows } = await tx.query<{ id: string; tete: number; plancher: number }>(
    'SELECT v.id, coalesce(f.tete, 0) AS tete, coalesce(f.plancher, 0) AS plancher FROM unnest($1::text[]) WITH ORDINALITY AS v (id, rang) LEFT JOIN flux f ON f.id = v.id ORDER BY v.rang',
    [ids],
  );
  const etats = rows.map(({ id, tete, plancher }) => {
    const curseur = Object.hasOwn(curseurs, id) ? curseurs[id]! : 0;
    const repart = curseur !== 0 && (curseur < plancher || curseur > tete);
    return { id, tete, depuis: repart ? 0 : curseur, repart };
  });
  const restants = await tx.query<{ restant: number }>(
    `SELECT (SELECT count(*) FROM flux_entree e WHERE e.flux_id = v.id AND e.numero > v.depuis
       AND NOT (e.supprimee AND v.depuis = 0) AND (e.valable_jusquau IS NULL OR e.valable_jusquau >= $3)) AS restant
     FROM unnest($1::text[], $2::bigint[]) WITH ORDINALITY AS v (id, depuis, rang) ORDER BY v.rang`,
    [etats.map((e) => e.id), etats.map((e) => e.depuis), jour],
  );
  return etats.map((etat, i) => ({ ...etat, restant: restants.rows[i]!.restant }));
}

/** Les lignes suivantes d'un flux, prêtes à partir ; jamais celles dont le droit a cessé ce jour (I-8). */
export async function lireFlux(
  tx: Tx,
  flux: string,
  depuis: number,
  jour: Jour,
  nombre: number,
  sansSuppressions: boolean,
): Promise<{ numero: number; charge: string }[]> {
  const { rows } = await tx.query<{ numero: number; charge: string }>({
    name: 'lire-flux',
    text: `SELECT numero, charge FROM flux_entree
           WHERE flux_id = $1 AND numero > $2 AND NOT (supprimee AND $5) AND (valable_jusquau IS NULL OR valable_jusquau >= $3)
           ORDER BY numero LIMIT $4`,
    values: [flux, depuis, jour, nombre, sansSuppressions],
  });
  return rows;
}

/** Le dernier numéro d'un flux ; 0 s'il n'a rien. */
export async function teteDuFlux(tx: Tx, flux: string): Promise<number> {
  const { rows } = await tx.query<{ tete: number }>('SELECT tete FROM flux WHERE id = $1', [flux]);
  return rows[0]?.tete ?? 0;
}

/** Les demandes que ce flux a retirées depuis ce numéro, et qui ne sont pas revenues. */
export async function retraitsDepuis(tx: Tx, flux: string, depuis: number): Promise<DemandeId[]> {
  const { rows } = await tx.query<{ entite_id: DemandeId }>(
    'SELECT entite_id FROM flux_entree WHERE flux_id = $1 AND numero > $2 AND entite = $3 AND supprimee ORDER BY numero LIMIT $4',
    [flux, depuis, entites.demande.code, RETRAITS_EN_TETE],
  );
  return rows.map((r) => r.entite_id);
}
