import { expect, test } from 'vitest';
import { migrer } from '../../../db/central/migrate.ts';
import { migrations } from '../../../db/central/migrations/liste.ts';
import type { Pool } from '../../../db/central/open.ts';
import { compter } from '../../confiance/comptes.ts';
import { uneBaseCentrale } from '../../outils/postgres.ts';

/**
 * La connexion qui migre est tuée par PostgreSQL même, après le n-ième ordre de la migration qui suit la version `apres` ;
 * une migration plus lointaine, dès son premier. Le compte est propre à la transaction : il disparaît avec elle.
 */
const TUEUR = `
CREATE SCHEMA tueur;
CREATE TABLE tueur.consigne (apres integer NOT NULL, ordre integer NOT NULL);
INSERT INTO tueur.consigne VALUES (0, 1);
CREATE FUNCTION tueur.tuer() RETURNS event_trigger LANGUAGE plpgsql AS $$
DECLARE fait integer; version integer; consigne tueur.consigne;
BEGIN
  IF to_regclass('migration') IS NULL OR NOT EXISTS (SELECT 1 FROM pg_event_trigger_ddl_commands() WHERE object_identity NOT LIKE 'public.migration%') THEN
    RETURN;
  END IF;
  fait := coalesce(nullif(current_setting('tueur.fait', true), ''), '0')::integer + 1;
  PERFORM set_config('tueur.fait', fait::text, true);
  SELECT count(*) INTO version FROM migration;
  SELECT * INTO consigne FROM tueur.consigne;
  IF (version = consigne.apres AND fait = consigne.ordre) OR version > consigne.apres THEN
    PERFORM pg_terminate_backend(pg_backend_pid());
  END IF;
END $$;
CREATE EVENT TRIGGER tuer ON ddl_command_end EXECUTE FUNCTION tueur.tuer()`;

/** Tout ce que des migrations créent, en texte : colonnes, contraintes, index, fonctions, déclencheurs, cloisons, droits. */
const SCHEMA = `
SELECT format('%s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) AS t FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT format('%s %s %s %s %s %s', tablename, policyname, roles, cmd, qual, with_check) FROM pg_policies
UNION ALL SELECT format('%s %s %s', relname, relrowsecurity, relacl) FROM pg_class WHERE relnamespace = 'public'::regnamespace
ORDER BY t`;

const schema = async (pool: Pool): Promise<string[]> => (await pool.query<{ t: string }>(SCHEMA)).rows.map((r) => r.t);
const version = async (pool: Pool): Promise<number> => (await pool.query('SELECT 1 FROM migration')).rowCount!;

test(
  'tuée après chacun de ses ordres, une migration ne laisse rien, et le démarrage suivant la refait entière',
  { timeout: 120_000 },
  async () => {
    const [base, modele] = [await uneBaseCentrale('template0'), await uneBaseCentrale()];
    await base.pool.query(TUEUR);
    let [atteinte, ordre, morts] = [0, 1, 0];
    while ((await migrer(base.pool).catch(() => null)) === null) {
      const v = await version(base.pool);
      expect(v).toBeGreaterThanOrEqual(atteinte);
      [ordre, atteinte] = [v > atteinte ? 2 : ordre + 1, v];
      morts++;
      await base.pool.query('UPDATE tueur.consigne SET apres = $1, ordre = $2', [atteinte, ordre]);
    }
    await base.pool.query('DROP EVENT TRIGGER tuer; DROP SCHEMA tueur CASCADE');
    expect(await version(base.pool)).toBe(migrations.length);
    expect(await schema(base.pool)).toEqual(await schema(modele.pool));
    compter('migrations centrales tuées', morts);
    await base.fermer();
    await modele.fermer();
  },
);
