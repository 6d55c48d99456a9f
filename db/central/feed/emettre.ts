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
export type Emission = ReadonlyMap<string, readonly Entree[]>;

/**
 * Tous les flux en une requête, toujours verrouillés dans le même ordre ; les entrées d'un flux gardent le leur.
 * Rend le numéro de tête de chacun. À appeler en dernier dans la transaction.
 */
export async function emettre(tx: Tx, emission: Emission): Promise<Map<string, number>> {
  const entrees = [...emission].flatMap(([flux, liste]) => liste.map((e) => ({ flux, ...e })));
  if (entrees.length === 0) return new Map();
  const { rows } = await preparee<{ id: string; tete: number }>(
    tx,
    `WITH e AS (
       SELECT *, row_number() OVER (PARTITION BY flux ORDER BY rang) AS place
       FROM unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::boolean[], $6::date[])
         WITH ORDINALITY AS u (flux, entite, id, charge, supprimee, valable, rang)
     ), compte AS (
       SELECT flux, count(*) AS nombre FROM e GROUP BY flux
     ), compteur AS (
       INSERT INTO flux AS f (id, tete) SELECT flux, nombre FROM compte ORDER BY flux
       ON CONFLICT (id) DO UPDATE SET tete = f.tete + excluded.tete RETURNING f.id, f.tete
     ), ecrites AS (
       INSERT INTO flux_entree (flux_id, entite, entite_id, numero, charge, supprimee, valable_jusquau)
       SELECT e.flux, e.entite, e.id, c.tete - n.nombre + e.place, e.charge, e.supprimee, e.valable
       FROM e JOIN compteur c ON c.id = e.flux JOIN compte n ON n.flux = e.flux
       ON CONFLICT (flux_id, entite, entite_id) DO UPDATE
       SET numero = excluded.numero, charge = excluded.charge, supprimee = excluded.supprimee, valable_jusquau = excluded.valable_jusquau
     )
     SELECT id, tete, pg_notify('flux', id) FROM compteur`,
    [
      entrees.map((e) => e.flux),
      entrees.map((e) => e.code),
      entrees.map((e) => e.id),
      entrees.map((e) => e.charge),
      entrees.map((e) => e.supprimee),
      entrees.map((e) => e.valableJusquau),
    ],
  );
  return new Map(rows.map(({ id, tete }) => [id, tete]));
}
