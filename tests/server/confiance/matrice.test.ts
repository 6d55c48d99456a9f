import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { compter } from '../../confiance/comptes.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { routesServies } from '../../outils/routes-servies.ts';
import { unePlateforme, type Plateforme } from '../outils.ts';
import { eprouverMatrice } from './matrice.ts';
import { lecteurs, objets, semenceDuMonde } from './monde.ts';
import { portes, type Porte } from './portes.ts';

const ecran = dossierEphemere('poste-ecran-');
beforeAll(() => {
  mkdirSync(path.join(ecran, 'assets'));
  writeFileSync(path.join(ecran, 'compte.html'), '<!doctype html>');
});
afterAll(() => rmSync(ecran, { recursive: true, force: true }));

test(
  'chaque route, pour chaque rôle et chaque objet, ne rend que ce qui est à celui qui appelle (I-14)',
  { timeout: 180_000 },
  async () => {
    const p = await unePlateforme({ semence: semenceDuMonde, ecran });
    const { cases, manquements } = await eprouverMatrice(p, portes);
    expect(manquements).toEqual([]);
    expect(cases, 'aucune case n’est sautée').toBe(routesServies(p.a).length * lecteurs.length * objets.length);
    compter('matrice : cases', cases);
    await p.fermer();
  },
);

describe('une route mal gardée se voit, et la matrice la nomme', () => {
  let p: Plateforme;
  const corps = { body: z.object({ candidatureId: z.string() }) };
  const existe = async (id: string) => (await p.pool.query('SELECT 1 FROM candidature WHERE id = $1', [id])).rowCount === 1;
  /** La candidature, quel que soit celui qui la demande, mais jamais à personne. */
  const porteDe = (url: string): Readonly<Record<string, Porte>> => ({
    [`POST ${url}`]: {
      ouverte: lecteurs.filter((l) => l !== 'personne'),
      nature: 'existant',
      requete: ({ candidatureId }) => ({ url, corps: { candidatureId } }),
    },
  });
  beforeAll(async () => {
    p = await unePlateforme({ semence: semenceDuMonde });
    p.a.post('/v1/sans-droit', { schema: corps }, async ({ body }) => {
      const { rows } = await p.pool.query<{ doc: string }>('SELECT doc FROM candidature WHERE id = $1', [body.candidatureId]);
      return { doc: rows[0]?.doc ?? null };
    });
    p.a.post('/v1/qui-distingue', { schema: corps }, async ({ body, headers }, reponse) => {
      if (headers.authorization === undefined) return reponse.status(401).send({});
      return reponse.status((await existe(body.candidatureId)) ? 403 : 404).send({});
    });
    p.a.post('/v1/qui-ecrit', { schema: corps }, async ({ body, headers }, reponse) => {
      if (headers.authorization === undefined) return reponse.status(401).send({});
      await p.pool.query("UPDATE candidature SET etat = 'en_commission' WHERE id = $1", [body.candidatureId]);
      return {};
    });
  });
  afterAll(() => p.fermer());

  test.each([
    ['/v1/sans-droit', 'I-14 : « POST /v1/sans-droit », personne, objet sien s’est ouverte (200)'],
    [
      '/v1/sans-droit',
      'I-14 : « POST /v1/sans-droit », bailleur, objet cache a rendu « 0000000d-0000-4000-8000-000000000003 », qui est à un autre',
    ],
    ['/v1/qui-distingue', 'I-14 : « POST /v1/qui-distingue », agent, objet autre se distingue de ce qui n’existe pas'],
    ['/v1/qui-ecrit', 'I-14 : « POST /v1/qui-ecrit », gestionnaire, objet autre a changé le dossier d’un autre'],
  ])('%s', async (url, phrase) => {
    expect((await eprouverMatrice(p, porteDe(url))).manquements).toContain(phrase);
  });

  test('une route servie que la matrice ne décrit pas', async () => {
    expect((await eprouverMatrice(p, {})).manquements).toContain('I-14 : « POST /v1/sans-droit » est servie et n’est pas dans la matrice');
  });
});
