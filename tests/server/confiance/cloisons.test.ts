import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compter } from '../../confiance/comptes.ts';
import { unePlateforme, type Plateforme } from '../outils.ts';
import { eprouverCloisons, remplies, remplir, reservees } from './cloisons.ts';
import { semenceDuMonde } from './monde.ts';

let p: Plateforme;
beforeAll(async () => {
  p = await unePlateforme({ semence: semenceDuMonde });
  await remplir(p);
});
afterAll(() => p.fermer());

test('chaque table de la base, lue, changée ou effacée sans filtre dans la transaction de chaque rôle, ne rend que ce qui est à lui (I-14)', async () => {
  const { lectures, manquements } = await eprouverCloisons(p.pool);
  expect(manquements).toEqual([]);
  compter('cloisons : tables lues sans filtre', lectures);
});

describe('une politique retirée se voit', () => {
  test.each([...remplies, ...reservees])('« %s » sans sécurité par ligne : l’invariant et la table sont nommés', async (table) => {
    await p.pool.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    const { manquements } = await eprouverCloisons(p.pool);
    await p.pool.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
    expect(manquements).toContain(`I-14 : la table « ${table} » n’a plus de sécurité par ligne`);
    // Sans le catalogue, les octets le disent aussi.
    expect(manquements.filter((m) => m.includes(`de « ${table} »`)).length).toBeGreaterThan(0);
  });

  test('une table nouvelle, sans cloison ni exception, est nommée', async () => {
    await p.pool.query('CREATE TABLE oubliee (id uuid PRIMARY KEY)');
    const { manquements } = await eprouverCloisons(p.pool);
    await p.pool.query('DROP TABLE oubliee');
    expect(manquements).toContain('I-14 : la table « oubliee » n’a ni cloison ni exception motivée');
  });
});
