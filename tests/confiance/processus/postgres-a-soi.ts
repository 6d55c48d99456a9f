import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ouvrirCentrale, type Pool } from '../../../db/central/open.ts';
import { jusquA } from '../../outils/attendre.ts';
import { lancer, portLibre, type Processus } from '../../outils/processus.ts';

/** Un PostgreSQL à soi, fsync compris, que l'on tue net. */
export interface PostgresASoi {
  readonly url: string;
  readonly pool: Pool;
  /** SIGKILL au premier processus ; les autres le suivent. */
  readonly tuer: () => Promise<void>;
  /** SIGKILL à l'un de ceux qui servent une connexion : PostgreSQL les arrête alors tous et se relève seul. */
  readonly tuerUneConnexion: () => Promise<void>;
  /** Ce qui est validé reste sans réponse jusqu'à la mort : la transaction est faite, et personne ne le sait. */
  readonly retenirLesValidations: () => Promise<void>;
  /** Le relance à la même adresse, et attend qu'il réponde. */
  readonly relever: () => Promise<void>;
  readonly fermer: () => Promise<void>;
}

const CHECKPOINTER = `SELECT backend_start FROM pg_stat_activity WHERE backend_type = 'checkpointer'`;

interface Annonce {
  readonly url: string;
  readonly pid: number;
  readonly dossierDesDonnees: string;
}

export async function unPostgresASoi(): Promise<PostgresASoi> {
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-pg-tue-'));
  const port = String(await portLibre());
  let processus: Processus;
  let annonce: Annonce;
  const demarrer = async () => {
    processus = await lancer(
      'tests/confiance/processus/postgres-processus.ts',
      { POSTGRES_DOSSIER: dossier, POSTGRES_PORT: port },
      /^PostgreSQL : (.+)$/m,
    );
    annonce = JSON.parse(processus.annonce) as Annonce;
  };
  await demarrer();
  const pool = ouvrirCentrale(annonce!.url, { max: 4 });
  /** Tous ses processus sont neufs : celui-ci l'est, qui ne sert personne et n'est relancé qu'avec les autres. */
  const relance = (avant: Date) =>
    jusquA(
      'PostgreSQL relevé',
      async () => (await pool.query<{ lance: Date }>(`SELECT (${CHECKPOINTER}) AS lance`)).rows[0]!.lance > avant,
      30_000,
    );
  const repond = () => jusquA('PostgreSQL répond', async () => (await pool.query('SELECT 1').catch(() => null)) !== null, 30_000);
  return {
    url: annonce!.url,
    pool,
    async tuer() {
      // Son parent d'abord : il ne saurait que l'arrêter proprement.
      await processus.tuer();
      process.kill(annonce.pid, 'SIGKILL');
    },
    async tuerUneConnexion() {
      const { rows } = await pool.query<{ pid: number; lance: Date }>(
        `SELECT pid, (${CHECKPOINTER}) AS lance FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY state = 'active' DESC, query_start DESC LIMIT 1`,
      );
      process.kill(rows[0]!.pid, 'SIGKILL');
      await relance(rows[0]!.lance);
    },
    async retenirLesValidations() {
      await pool.query(`ALTER SYSTEM SET synchronous_standby_names = 'personne'`).catch(() => undefined);
      await pool.query('SELECT pg_reload_conf()');
      await jusquA('une validation retenue', async () => {
        const { rowCount } = await pool.query(`SELECT 1 FROM pg_stat_activity WHERE wait_event = 'SyncRep'`);
        return rowCount !== 0;
      });
    },
    async relever() {
      writeFileSync(path.join(annonce.dossierDesDonnees, 'postgresql.auto.conf'), '');
      await demarrer();
      await repond();
    },
    async fermer() {
      await pool.end();
      await processus.arreter();
      rmSync(dossier, { recursive: true, force: true });
      rmSync(path.dirname(annonce.dossierDesDonnees), { recursive: true, force: true });
    },
  };
}
