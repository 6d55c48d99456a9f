import { readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BaseCentralePlusRecente, migrer } from '../../../db/central/migrate.ts';
import { migrations } from '../../../db/central/migrations/liste.ts';
import { ouvrirCentrale } from '../../../db/central/open.ts';
import { etatsCandidature, etatsFinaux } from '../../../domain/candidature/etapes.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { uuid } from '../../constructeurs/identifiants.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';

const bases: BaseCentrale[] = [];
const uneBase = async (modele: 'modele' | 'template0') => {
  const base = await uneBaseCentrale(modele);
  bases.push(base);
  return base;
};
afterEach(async () => {
  for (const base of bases.splice(0)) await base.fermer();
});

/** Les textes entre apostrophes d'une définition relue dans PostgreSQL. */
const textes = (definition: string): string[] => [...definition.matchAll(/'([a-z_]+)'/g)].map((m) => m[1]!).toSorted();

describe('les migrations de la base centrale', () => {
  test('chaque fichier numéroté est dans la liste, à sa place, sans trou', () => {
    const fichiers = readdirSync(path.resolve(import.meta.dirname, '../../../db/central/migrations'))
      .filter((f) => /^\d/.test(f))
      .toSorted();
    expect(migrations.map((m) => `${m.nom}.ts`)).toEqual(fichiers);
    expect(migrations.map((m) => Number(m.nom.slice(0, 4)))).toEqual(migrations.map((_, i) => i + 1));
  });

  test.each(migrations.map((m, i) => [m.nom, i] as const))('%s s’applique sur la version précédente, seule', async (nom, position) => {
    const { pool } = await uneBase('template0');
    for (const avant of migrations.slice(0, position)) await pool.query(avant.sql);
    await pool.query('CREATE TABLE migration (numero integer PRIMARY KEY, nom text NOT NULL, faite_le timestamptz NOT NULL DEFAULT now())');
    for (const [i, avant] of migrations.slice(0, position).entries())
      await pool.query('INSERT INTO migration (numero, nom) VALUES ($1, $2)', [i + 1, avant.nom]);
    expect(await migrer(pool)).toBe(migrations.length);
    const { rows } = await pool.query<{ nom: string }>('SELECT nom FROM migration ORDER BY numero');
    expect(rows[position]?.nom).toBe(nom);
    expect(rows).toHaveLength(migrations.length);
  });

  test('deux serveurs qui démarrent ensemble ne migrent qu’une fois', async () => {
    const { url, pool } = await uneBase('template0');
    const pools = [0, 1, 2].map(() => ouvrirCentrale(url, { max: 2 }));
    expect(await Promise.all(pools.map(migrer))).toEqual([migrations.length, migrations.length, migrations.length]);
    expect((await pool.query('SELECT 1 FROM migration')).rowCount).toBe(migrations.length);
    for (const p of pools) await p.end();
  });

  test('une base plus récente est refusée, et rien n’y est écrit', async () => {
    const { pool } = await uneBase('modele');
    await pool.query("INSERT INTO migration (numero, nom) VALUES ($1, 'du-futur')", [migrations.length + 1]);
    await expect(migrer(pool)).rejects.toThrow(BaseCentralePlusRecente);
    expect((await pool.query('SELECT 1 FROM migration')).rowCount).toBe(migrations.length + 1);
    await pool.query('DELETE FROM migration WHERE numero > $1', [migrations.length]);
    expect(await migrer(pool), 'le verrou a été rendu').toBe(migrations.length);
  });

  test('une migration qui échoue ne laisse rien, et se rejoue une fois l’obstacle levé', async () => {
    const { pool } = await uneBase('template0');
    await pool.query('CREATE TABLE candidature (obstacle text)');
    await expect(migrer(pool)).rejects.toThrow('candidature');
    expect((await pool.query("SELECT to_regclass('academie') AS t")).rows[0].t).toBeNull();
    await pool.query('DROP TABLE candidature');
    expect(await migrer(pool)).toBe(migrations.length);
  });
});

describe('une plateforme d’avant le parcours complet garde ce qu’elle avait', () => {
  const avantLeParcours = migrations.slice(0, 3);
  const [demande, bailleur, candidature, offre] = [uneDemande(1).valeur(), uuid(6, 1), uneCandidature(1).valeur(), uneOffre(1).valeur()];

  test('0004-parcours : le bailleur d’un compte, l’agent d’une demande, le dépôt d’une candidature se déduisent de ce qui est écrit', async () => {
    const { pool } = await uneBase('template0');
    for (const { sql } of avantLeParcours) await pool.query(sql);
    await pool.query("INSERT INTO academie VALUES ('orleans-tours', 'Orléans-Tours', '17450430800019', '{45}', '{45}')");
    await pool.query(
      "INSERT INTO compte (id, role, courriel, mot_de_passe, nom, prenom) VALUES ($1, 'bailleur', 'bailleur@essai.test', 'x', 'Roche', 'Camille')",
      [bailleur],
    );
    await pool.query('INSERT INTO demande (academie_id, id, doc) VALUES ($1, $2, $3)', [
      demande.academieId,
      demande.id,
      JSON.stringify(demande),
    ]);
    await pool.query("INSERT INTO offre (id, departement, etat, doc) VALUES ($1, '45', 'publiee', $2)", [offre.id, JSON.stringify(offre)]);
    await pool.query('INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, doc) VALUES ($1, $2, $3, $4, $5, $6)', [
      demande.academieId,
      candidature.id,
      demande.id,
      offre.id,
      candidature.etat,
      JSON.stringify(candidature),
    ]);
    for (const { sql } of migrations.slice(avantLeParcours.length)) await pool.query(sql);

    const lire = async (sql: string) => (await pool.query<Record<string, unknown>>(sql)).rows;
    expect(await lire('SELECT c.id, b.nom FROM compte c JOIN bailleur b ON b.id = c.bailleur_id')).toEqual([
      { id: bailleur, nom: 'Camille Roche (bailleur@essai.test)' },
    ]);
    expect(await lire('SELECT agent_id, numero_unique, academie_id, demande_id FROM suivi')).toEqual([
      { agent_id: demande.agentId, numero_unique: demande.numeroUnique.valeur, academie_id: demande.academieId, demande_id: demande.id },
    ]);
    expect(await lire('SELECT deposee_le, bailleur_id FROM candidature')).toEqual([
      { deposee_le: new Date(candidature.deposeeLe), bailleur_id: null },
    ]);
    expect(await lire('SELECT reference, bailleur_id FROM offre')).toEqual([{ reference: offre.reference, bailleur_id: null }]);
    expect(await lire("SELECT departements FROM academie WHERE id = 'hors-academie'")).toEqual([{ departements: [] }]);
  });
});

describe('les invariants écrits en SQL sont ceux du domaine', () => {
  test('les états admis sont tous ceux du domaine, et eux seuls', async () => {
    const { pool } = await uneBase('modele');
    const { rows } = await pool.query<{ d: string }>(
      "SELECT pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE conrelid = 'candidature'::regclass AND contype = 'c'",
    );
    expect(textes(rows[0]!.d)).toEqual([...etatsCandidature].toSorted());
    const offres = await pool.query<{ d: string }>(
      "SELECT pg_get_constraintdef(oid) AS d FROM pg_constraint WHERE conrelid = 'offre'::regclass AND contype = 'c'",
    );
    expect(textes(offres.rows[0]!.d)).toEqual([...Offre.shape.etat.options].toSorted());
  });

  test('l’index d’unicité exclut exactement les états finaux', async () => {
    const { pool } = await uneBase('modele');
    const { rows } = await pool.query<{ d: string; unique: boolean }>(
      "SELECT pg_get_expr(indpred, indrelid) AS d, indisunique AS unique FROM pg_index WHERE indexrelid = 'candidature_une_active'::regclass",
    );
    expect(rows[0]!.unique).toBe(true);
    expect(rows[0]!.d).toMatch(/<> ALL/);
    expect(textes(rows[0]!.d)).toEqual([...etatsFinaux].toSorted());
  });
});
