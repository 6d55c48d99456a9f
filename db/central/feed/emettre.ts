import { entites, type NomEntite } from '../../../domain/contract/entities.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { z } from 'zod';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Une ligne à faire descendre : l'entité, ou sa suppression quand `charge` ne porte que son identifiant. */
export interface Entree {
  readonly code: string;
  readonly id: string;
  readonly charge: string;
  readonly supprimee: boolean;
  /** Dernier jour où la ligne peut être livrée ; null : toujours. */
  readonly valableJusquau: Jour | null;
}

type Entite<N extends NomEntite> = z.output<(typeof entites)[N]['schema']>;

/** La charge est le texte qui partira tel quel : `"c","<id>",…`, sans les crochets ni le numéro. Elle est écrite une fois. */
export function entree<N extends NomEntite>(nom: N, entite: Entite<N>, valableJusquau: Jour | null = null): Entree {
  const { code } = entites[nom];
  const ligne = (entites[nom].ligne as (e: Entite<N>) => readonly unknown[])(entite);
  return { code, id: String(ligne[0]), charge: JSON.stringify([code, ...ligne]).slice(1, -1), supprimee: false, valableJusquau };
}

export const suppression = (nom: NomEntite, id: string): Entree => ({
  code: entites[nom].code,
  id,
  charge: JSON.stringify([entites[nom].code, id]).slice(1, -1),
  supprimee: true,
  valableJusquau: null,
});

/** Ce qu'une transaction fait descendre, flux par flux. */
type Emission = ReadonlyMap<string, readonly Entree[]>;

/** Plusieurs flux se verrouillent toujours dans le même ordre. Rend le numéro de tête de chacun. À appeler en dernier dans la transaction. */
export async function emettre(tx: Tx, emission: Emission): Promise<Map<string, number>> {
  const tetes = new Map<string, number>();
  for (const flux of [...emission.keys()].sort()) {
    const entrees = emission.get(flux)!;
    if (entrees.length > 0) tetes.set(flux, await emettreFlux(tx, flux, entrees));
  }
  return tetes;
}

async function emettreFlux(tx: Tx, flux: string, entrees: readonly Entree[]): Promise<number> {
  const { rows } = await preparee<{ tete: number }>(
    tx,
    `WITH compteur AS (
       INSERT INTO flux AS f (id, tete) VALUES ($1, $2::bigint)
       ON CONFLICT (id) DO UPDATE SET tete = f.tete + $2::bigint RETURNING f.tete
     ), ecrites AS (
       INSERT INTO flux_entree (flux_id, entite, entite_id, numero, charge, supprimee, valable_jusquau)
       SELECT $1, e.entite, e.id, c.tete - $2::bigint + e.rang, e.charge, e.supprimee, e.valable
       FROM compteur c, unnest($3::text[], $4::uuid[], $5::text[], $6::boolean[], $7::date[]) WITH ORDINALITY AS e (entite, id, charge, supprimee, valable, rang)
       ON CONFLICT (flux_id, entite, entite_id) DO UPDATE
       SET numero = excluded.numero, charge = excluded.charge, supprimee = excluded.supprimee, valable_jusquau = excluded.valable_jusquau
     )
     SELECT tete, pg_notify('flux', $1) FROM compteur`,
    [
      flux,
      entrees.length,
      entrees.map((e) => e.code),
      entrees.map((e) => e.id),
      entrees.map((e) => e.charge),
      entrees.map((e) => e.supprimee),
      entrees.map((e) => e.valableJusquau),
    ],
  );
  return rows[0]!.tete;
}
