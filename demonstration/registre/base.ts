import type { Pool } from '../../db/central/open.ts';

/** La base du registre de démonstration, à lui seul. `version` compte les écritures : deux fenêtres ne s'écrasent pas. */
const MIGRATIONS = [
  `CREATE SEQUENCE sequence_numero START 517879 MINVALUE 0 MAXVALUE 999999 CYCLE;
   CREATE TABLE demande (
     numero text PRIMARY KEY,
     version integer NOT NULL,
     contenu jsonb NOT NULL,
     -- La page d'où elle vient : un double clic n'en crée pas deux.
     page uuid UNIQUE
   );
   -- Ce que chaque écriture a laissé : de quoi dire ce qui a changé entre deux lectures.
   CREATE TABLE demande_version (
     numero text NOT NULL REFERENCES demande ON DELETE CASCADE,
     version integer NOT NULL,
     contenu jsonb NOT NULL,
     PRIMARY KEY (numero, version)
   );
   CREATE TABLE piece_deposee (
     numero text NOT NULL REFERENCES demande ON DELETE CASCADE,
     personne text NOT NULL,
     code text NOT NULL,
     deposee_le date NOT NULL,
     PRIMARY KEY (numero, personne, code)
   );
   CREATE TABLE seance (
     empreinte text PRIMARY KEY,
     numero text NOT NULL REFERENCES demande ON DELETE CASCADE,
     expire_le timestamptz NOT NULL
   );`,
] as const;

const VERROU = 7_063_872;

/** Amène la base à la dernière version ; sans effet si elle y est. */
export async function migrerRegistre(pool: Pool): Promise<void> {
  const tx = await pool.connect();
  try {
    await tx.query('BEGIN');
    await tx.query('SELECT pg_advisory_xact_lock($1)', [VERROU]);
    await tx.query('CREATE TABLE IF NOT EXISTS migration (numero integer PRIMARY KEY)');
    const faites = (await tx.query<{ n: number }>('SELECT count(*) AS n FROM migration')).rows[0]?.n ?? 0;
    for (const [i, sql] of MIGRATIONS.entries()) {
      if (i < faites) continue;
      await tx.query(sql);
      await tx.query('INSERT INTO migration (numero) VALUES ($1)', [i + 1]);
    }
    await tx.query('COMMIT');
  } catch (erreur) {
    await tx.query('ROLLBACK').catch(() => undefined);
    throw erreur;
  } finally {
    tx.release();
  }
}
