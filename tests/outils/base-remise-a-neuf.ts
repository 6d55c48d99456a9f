import type { Pool, Tx } from '../../db/central/open.ts';

/** Ce qu'une base est avant de servir : ses tables et leurs lignes, ses suites, et de quoi voir que sa forme a changé. */
export interface Neuve {
  readonly forme: string;
  readonly remettre: string;
}

/** La dernière transaction qui a touché à la forme de la base, et combien elle a d'objets : droits, règles et fonctions compris. */
const FORME = `SELECT string_agg(format('%s %s', n, t), ', ' ORDER BY c) AS forme FROM (
  ${[
    'pg_class',
    'pg_attribute',
    'pg_attrdef',
    'pg_proc',
    'pg_policy',
    'pg_trigger',
    'pg_constraint',
    'pg_index',
    'pg_type',
    'pg_namespace',
    'pg_rewrite',
  ]
    .map((c) => `SELECT '${c}' AS c, count(*) AS n, max(xmin::text::bigint) AS t FROM ${c}`)
    .join(' UNION ALL ')}) AS x`;

/** Pour chaque table, l'ordre qui la remet comme elle est : vidée, puis ses lignes du début. Les suites repartent d'où elles en sont. */
const REMETTRE = `SELECT string_agg(ordre, '; ') AS remettre FROM (
  SELECT format('DELETE FROM %I', c.table_name) || coalesce(format('; INSERT INTO %1$I (%2$s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM jsonb_populate_recordset(null::%1$I, %3$L)',
    c.table_name, string_agg(quote_ident(c.column_name), ', '), pg_temp.lignes(c.table_name)), '') AS ordre
  FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' GROUP BY c.table_name
  UNION ALL
  SELECT format('SELECT setval(%L, %s, %s)', format('%I', sequencename), coalesce(last_value, start_value), (last_value IS NOT NULL)::text) FROM pg_sequences
) AS x`;

/** Toutes les lignes d'une table ; nul quand elle est vide. Propre à une connexion, elle ne laisse rien dans la base. */
const LIGNES = `CREATE FUNCTION pg_temp.lignes(nom text) RETURNS jsonb LANGUAGE plpgsql AS $$ DECLARE lues jsonb; BEGIN
  EXECUTE format('SELECT jsonb_agg(x) FROM %I AS x', nom) INTO lues; RETURN lues; END $$`;

/** DISCARD ALL, moins les requêtes préparées : le client croit les avoir encore. */
const RIEN_EN_ROUTE = 'RESET SESSION AUTHORIZATION; RESET ALL; CLOSE ALL; UNLISTEN *; SELECT pg_advisory_unlock_all(); DISCARD TEMP';

async function formeDe(pool: Pick<Pool, 'query'> | Tx): Promise<string> {
  return (await pool.query<{ forme: string }>(FORME)).rows[0]!.forme;
}

export async function tellesQueNeuve(pool: Pool): Promise<Neuve> {
  const connexion = await pool.connect();
  try {
    await connexion.query(LIGNES);
    const { remettre } = (await connexion.query<{ remettre: string }>(REMETTRE)).rows[0]!;
    await connexion.query(RIEN_EN_ROUTE);
    return { remettre, forme: await formeDe(connexion) };
  } finally {
    connexion.release();
  }
}

/** Vrai quand la base et ses connexions sont redevenues neuves. Faux quand quelque chose y reste en cours, ou que sa forme a changé. */
export async function remettreANeuf(pools: readonly [Pool, ...Pool[]], { forme, remettre }: Neuve): Promise<boolean> {
  if (pools.some((p) => p.waitingCount > 0 || p.idleCount < p.totalCount)) return false;
  if ((await formeDe(pools[0])) !== forme) return false;
  // Le rôle « replica » tait les déclencheurs et les clés étrangères : chaque table se vide à son tour.
  await pools[0].query(`BEGIN; SET LOCAL session_replication_role = replica; ${remettre}; COMMIT`);
  for (const pool of pools) {
    const connexions = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
    for (const connexion of connexions) {
      await connexion.query(RIEN_EN_ROUTE);
      connexion.release();
    }
  }
  return true;
}
