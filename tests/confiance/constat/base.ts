import type { Pool } from '../../../db/central/open.ts';

/** Ce qu'une transaction validée a changé dans une table, tel que la base l'a vu. */
export interface Changement {
  readonly transaction: string;
  readonly relation: string;
  readonly avant: Readonly<Record<string, unknown>> | null;
  readonly apres: Readonly<Record<string, unknown>> | null;
}

/** La base centrale de la simulation : un témoin dans la base elle-même, et des copies où revenir. */
export interface BaseDEssai {
  /** Ce que les transactions validées ont changé depuis le dernier relevé. */
  readonly relever: () => Promise<Changement[]>;
  /** Une copie de toutes les tables, telles que les transactions validées les ont laissées. */
  readonly sauver: (nom: Copie) => Promise<void>;
  /** Les tables redeviennent cette copie. Le serveur doit être arrêté. */
  readonly remettre: (nom: Copie) => Promise<void>;
}

/** « vierge » : au début de chaque graine ; « sauvegarde » : celle que l'exploitant a faite. */
export type Copie = 'vierge' | 'sauvegarde';

const OBSERVEES = ['flux_entree', 'candidature', 'commande', 'mandat', 'demande', 'compte', 'courriel', 'offre'];

/** Un déclencheur par table observée : le même pour toutes, il ne connaît pas le serveur et ne peut rien lui cacher. */
const TEMOIN = `
CREATE SCHEMA essai;
CREATE TABLE essai.audit (rang bigserial, transaction text NOT NULL, relation text NOT NULL, avant jsonb, apres jsonb);
CREATE FUNCTION essai.noter() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
  INSERT INTO essai.audit (transaction, relation, avant, apres) VALUES (pg_current_xact_id()::text, TG_TABLE_NAME,
    CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END, CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END);
  RETURN NULL;
END $$;`;

export async function uneBaseDEssai(libre: Pool): Promise<BaseDEssai> {
  await libre.query(TEMOIN);
  for (const table of OBSERVEES)
    await libre.query(`CREATE TRIGGER temoin AFTER INSERT OR UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION essai.noter()`);
  const tables = await lireTables(libre);
  for (const { table } of tables)
    for (const copie of ['vierge', 'sauvegarde'] satisfies Copie[])
      await libre.query(`CREATE TABLE essai.${copie}_${table} AS TABLE ${table} WITH NO DATA`);
  // Le rôle « replica » tait les déclencheurs et les clés étrangères : la copie est rendue telle quelle.
  const enBloc = (ordres: readonly string[]) =>
    libre.query(`BEGIN; SET LOCAL session_replication_role = replica; ${ordres.join('; ')}; COMMIT`);
  const sauver = async (nom: Copie): Promise<void> => {
    await enBloc(tables.map(({ table }) => `DELETE FROM essai.${nom}_${table}; INSERT INTO essai.${nom}_${table} SELECT * FROM ${table}`));
  };
  await sauver('vierge');
  return {
    sauver,
    async remettre(nom) {
      await enBloc(
        tables.map(
          ({ table, colonnes }) =>
            `DELETE FROM ${table}; INSERT INTO ${table} (${colonnes}) OVERRIDING SYSTEM VALUE SELECT ${colonnes} FROM essai.${nom}_${table}`,
        ),
      );
    },
    async relever() {
      const { rows } = await libre.query<Changement & { rang: number }>(
        'DELETE FROM essai.audit RETURNING rang, transaction, relation, avant, apres',
      );
      return rows.toSorted((a, b) => a.rang - b.rang);
    },
  };
}

/** Les tables du serveur, et leurs colonnes que l'on peut écrire. */
async function lireTables(libre: Pool): Promise<{ table: string; colonnes: string }[]> {
  const { rows } = await libre.query<{ table: string; colonnes: string }>(
    `SELECT c.table_name AS table, string_agg(quote_ident(c.column_name), ', ' ORDER BY c.ordinal_position) AS colonnes
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' AND c.is_generated = 'NEVER' AND c.table_name <> 'migration'
     GROUP BY c.table_name ORDER BY c.table_name`,
  );
  return rows;
}
