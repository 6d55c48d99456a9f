import { migrations } from './migrations/liste.ts';
import type { Pool, Tx } from './open.ts';

/** La base a été migrée par une version plus récente du serveur : ne rien écrire. */
export class BaseCentralePlusRecente extends Error {
  constructor(version: number) {
    super(`La base centrale est à la version ${version}, ce serveur connaît la version ${migrations.length} : rien n'a été modifié.`);
  }
}

const VERROU = 7_063_871;

/** Amène la base à la dernière version. Deux serveurs qui démarrent ensemble ne migrent qu'une fois. Rend la version atteinte. */
export async function migrer(pool: Pool): Promise<number> {
  const tx = await pool.connect();
  try {
    await tx.query('SELECT pg_advisory_lock($1)', [VERROU]);
    await tx.query(
      'CREATE TABLE IF NOT EXISTS migration (numero integer PRIMARY KEY, nom text NOT NULL, faite_le timestamptz NOT NULL DEFAULT now())',
    );
    const version = (await tx.query<{ v: number }>('SELECT coalesce(max(numero), 0) AS v FROM migration')).rows[0]!.v;
    if (version > migrations.length) throw new BaseCentralePlusRecente(version);
    for (let numero = version + 1; numero <= migrations.length; numero++) await appliquer(tx, numero);
    return migrations.length;
  } finally {
    await tx.query('SELECT pg_advisory_unlock($1)', [VERROU]).catch(() => undefined);
    tx.release();
  }
}

async function appliquer(tx: Tx, numero: number): Promise<void> {
  const { nom, sql } = migrations[numero - 1]!;
  await tx.query('BEGIN');
  try {
    await tx.query(sql);
    await tx.query('INSERT INTO migration (numero, nom) VALUES ($1, $2)', [numero, nom]);
    await tx.query('COMMIT');
  } catch (erreur) {
    await tx.query('ROLLBACK');
    throw erreur;
  }
}
