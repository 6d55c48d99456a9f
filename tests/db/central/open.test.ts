import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { enTransaction, ouvrirCentrale, type Pool, type Tx } from '../../../db/central/open.ts';
import { orleansTours } from '../../constructeurs/identifiants.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';

let base: BaseCentrale;
let pool: Pool;
beforeAll(async () => {
  base = await uneBaseCentrale();
  pool = ouvrirCentrale(base.url, { max: 2 });
  await base.pool.query(
    'CREATE TABLE case_ (id int PRIMARY KEY, n int NOT NULL); INSERT INTO case_ VALUES (1, 0), (2, 0); GRANT SELECT, UPDATE ON case_ TO poste_serveur',
  );
});
afterAll(async () => {
  await pool.end();
  await base.fermer();
});

const ajouter = (tx: Tx, id: number) => tx.query('UPDATE case_ SET n = n + 1 WHERE id = $1', [id]);
const lire = async () => (await base.pool.query<{ n: number }>('SELECT n FROM case_ ORDER BY id')).rows.map((r) => r.n);

describe('une transaction', () => {
  test('est tout ou rien, et rend sa connexion même après une erreur', async () => {
    for (let i = 0; i < 10; i++) {
      await expect(
        enTransaction(pool, null, async (tx) => {
          await ajouter(tx, 1);
          throw new Error('non');
        }),
      ).rejects.toThrow('non');
      await expect(enTransaction(pool, null, (tx) => tx.query('SELECT 1 / 0'))).rejects.toMatchObject({ code: '22012' });
    }
    expect(await lire()).toEqual([0, 0]);
    expect(pool.totalCount).toBeLessThanOrEqual(2);
    expect(pool.idleCount).toBe(pool.totalCount);
  });

  test('prise dans un interblocage est rejouée : les deux aboutissent', async () => {
    let essais = 0;
    let tenus = 0;
    let croises: () => void = () => undefined;
    const croisement = new Promise<void>((fait) => {
      croises = fait;
    });
    const travail = (premier: number, second: number) =>
      enTransaction(pool, null, async (tx) => {
        essais += 1;
        await ajouter(tx, premier);
        // Chacune tient sa première ligne avant que l'une demande la seconde.
        tenus += 1;
        if (tenus === 2) croises();
        await croisement;
        await ajouter(tx, second);
      });
    await Promise.all([travail(1, 2), travail(2, 1)]);
    expect(await lire()).toEqual([2, 2]);
    // PostgreSQL en sacrifie une, parfois les deux.
    expect(essais).toBeGreaterThan(2);
  });

  test('en lecture, est une photographie et ne peut rien écrire', async () => {
    const [avant] = await lire();
    await enTransaction(
      pool,
      orleansTours,
      async (tx) => {
        const lireDedans = async () => (await tx.query<{ n: number }>('SELECT n FROM case_ WHERE id = 1')).rows[0]!.n;
        expect(await lireDedans()).toBe(avant);
        await base.pool.query('UPDATE case_ SET n = n + 1 WHERE id = 1');
        expect(await lireDedans()).toBe(avant);
        await expect(ajouter(tx, 1)).rejects.toMatchObject({ code: '25006' });
      },
      { lecture: true },
    );
  });

  test('dont la connexion est coupée échoue, et la suivante en a une neuve', async () => {
    await expect(
      enTransaction(pool, null, async (tx) => {
        const { rows } = await tx.query<{ p: number }>('SELECT pg_backend_pid() AS p');
        await base.pool.query('SELECT pg_terminate_backend($1)', [rows[0]!.p]);
        await tx.query('SELECT 1');
      }),
    ).rejects.toThrow();
    expect(await enTransaction(pool, null, async (tx) => (await tx.query('SELECT 1 AS un')).rows)).toEqual([{ un: 1 }]);
  });
});

test('les dates restent des jours et les grands numéros des nombres', async () => {
  const { rows } = await pool.query("SELECT '2026-11-23'::date AS jour, 9007199254740991::bigint AS numero");
  expect(rows).toEqual([{ jour: '2026-11-23', numero: Number.MAX_SAFE_INTEGER }]);
});
