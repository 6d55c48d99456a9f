import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { migrer } from '../../../db/central/migrate.ts';
import { enTransaction, ouvrirCentrale } from '../../../db/central/open.ts';
import { semer } from '../../../db/central/apply/semer.ts';
import { roles } from '../../../db/central/types.ts';
import { etatsActifs, etatsFinaux } from '../../../domain/candidature/etapes.ts';
import { pouvoirs } from '../../../domain/mandat/mandat.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, offreId, orleansTours } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';
import { academies } from '../../server/outils.ts';

let base: BaseCentrale;
const demande = uneDemande(1).valeur();
beforeAll(async () => {
  base = await uneBaseCentrale();
  await semer(base.pool, { jour: aujourdhui, academies, comptes: [], demandes: [demande], mandats: [], candidatures: [], offres: [] });
});
afterAll(() => base.fermer());

const inserer = (n: number, etat: string) =>
  base.pool.query(
    "INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, doc, deposee_le) VALUES ($1, $2, $3, $4, $5, '{}', now())",
    [demande.academieId, candidatureId(n), demande.id, offreId(n), etat],
  );
const vider = () => base.pool.query('DELETE FROM candidature');

describe('une seule candidature active par demande, dans la base elle-même', () => {
  test.each(etatsActifs)('une candidature « %s » interdit d’en déposer une autre', async (etat) => {
    await vider();
    await inserer(1, etat);
    await expect(inserer(2, 'deposee')).rejects.toMatchObject({ code: '23505', constraint: 'candidature_une_active' });
  });

  test('les archives s’accumulent, et n’interdisent rien', async () => {
    await vider();
    for (const [i, etat] of etatsFinaux.entries()) await inserer(10 + i, etat);
    await inserer(30, 'deposee');
    expect((await base.pool.query('SELECT 1 FROM candidature')).rowCount).toBe(etatsFinaux.length + 1);
  });

  test('un état inconnu est refusé', async () => {
    await expect(inserer(40, 'egaree')).rejects.toMatchObject({ code: '23514' });
  });
});

test.each([
  ['mandat_pouvoirs_check', pouvoirs],
  ['compte_role_check', roles],
])('%s liste ce que le domaine liste', async (contrainte, attendus) => {
  const { rows } = await base.pool.query<{ d: string }>('SELECT pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE conname = $1', [
    contrainte,
  ]);
  expect([...rows[0]!.d.matchAll(/'([a-z_]+)'/g)].map((m) => m[1]!).sort()).toEqual([...attendus].sort());
});

test('chaque clé et chaque index unique d’une table d’académie porte l’académie', async () => {
  const { rows } = await base.pool.query<{ table: string; colonnes: string }>(
    `SELECT c.relname AS table, string_agg(a.attname, ',') AS colonnes
     FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY(i.indkey)
     WHERE i.indisunique AND c.relname = ANY($1) GROUP BY c.relname, i.indexrelid`,
    [['poste', 'demande', 'mandat', 'candidature', 'commande']],
  );
  expect(new Set(rows.map((r) => r.table)).size).toBe(5);
  expect(rows.filter(({ colonnes }) => !colonnes.split(',').includes('academie_id'))).toEqual([]);
});

test('aucune table d’académie n’a échappé à la sécurité par ligne', async () => {
  const { rows } = await base.pool.query<{ table: string }>(
    `SELECT DISTINCT c.relname AS table FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname IN ('academie_id', 'flux_id')
     WHERE c.relkind = 'r' AND NOT c.relrowsecurity ORDER BY 1`,
  );
  expect(rows).toEqual([]);
});

test('un propriétaire de base qui n’est pas superutilisateur migre et sert aussi', async () => {
  const vide = await uneBaseCentrale('template0');
  const nom = `proprietaire_${vide.url.slice(-8)}`;
  await vide.pool.query(`CREATE ROLE ${nom} LOGIN CREATEROLE PASSWORD 'essai'`);
  // Sur une grappe neuve, ce compte créerait le rôle du serveur ; ici il existe déjà, il faut qu'il puisse se le donner.
  await vide.pool.query(`GRANT poste_serveur TO ${nom} WITH ADMIN OPTION`);
  await vide.pool.query(`ALTER DATABASE ${new URL(vide.url).pathname.slice(1)} OWNER TO ${nom}`);
  const url = new URL(vide.url);
  url.username = nom;
  url.password = 'essai';
  const pool = ouvrirCentrale(url.href, { max: 2 });
  await migrer(pool);
  expect(await enTransaction(pool, orleansTours, async (tx) => (await tx.query('SELECT current_user::text AS qui')).rows)).toEqual([
    { qui: 'poste_serveur' },
  ]);
  await pool.end();
  await vide.fermer();
});
