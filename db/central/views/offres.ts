import { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';

/** Les offres publiées de ces départements dont la date limite n'est pas passée ce jour. */
export async function offresOuvertes(tx: Tx, departements: readonly string[], jour: Jour): Promise<Offre[]> {
  const { rows } = await tx.query<{ doc: string }>(
    `SELECT doc FROM offre WHERE etat = 'publiee' AND departement = ANY($1) AND date_limite >= $2 ORDER BY date_limite`,
    [departements, jour],
  );
  return rows.map((r) => Offre.parse(JSON.parse(r.doc)));
}

export async function lireOffreCentrale(tx: Tx, id: string): Promise<Offre | null> {
  const { rows } = await tx.query<{ doc: string }>('SELECT doc FROM offre WHERE id = $1', [id]);
  return rows[0] === undefined ? null : Offre.parse(JSON.parse(rows[0].doc));
}

/** Le nombre de candidatures de chaque offre ; une offre disparue n'y est pas. */
export async function nombresDeCandidatures(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.query<{ id: string; doc: string }>('SELECT id, doc FROM offre WHERE id = ANY($1::uuid[])', [ids]);
  return new Map(rows.map((r) => [r.id, Offre.parse(JSON.parse(r.doc)).nombreCandidatures]));
}
