import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { semer } from '../../../db/central/apply/semer.ts';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { orleansTours } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { uneBaseCentrale, type BaseCentrale } from '../../outils/postgres.ts';

const academie = {
  id: orleansTours,
  nom: 'Académie d’Orléans-Tours',
  siret: '17450430800019',
  departements: ['45'],
  departementsOffres: ['45'],
};

let base: BaseCentrale;
beforeAll(async () => {
  base = await uneBaseCentrale();
  await semer(base.pool, { jour: aujourdhui, academies: [academie], comptes: [], demandes: [], mandats: [], candidatures: [], offres: [] });
});
afterAll(() => base.fermer());

const cle = async (texte: string): Promise<string> =>
  (await base.pool.query<{ cle: string }>('SELECT cle_recherche($1) AS cle', [texte])).rows[0]!.cle;

describe('la base cherche avec la même clé que le poste', () => {
  test.each([
    'Lefèvre-Œuvrard',
    'LEFÈVRE ŒUVRARD',
    'Łukasz Ørsted, Đặng',
    "D’Ångström  d'Aubigné",
    'Ægir ß Straße',
    'Nguyễn Thị Hồng',
    'ＰＬＥＩＮＥ　ＣＨＡＳＳＥ',
    'OFF-00012_b',
    'helene.lefevre@messagerie.test',
    '100 % [a-z] {2} \\ ^ $ | ~ ` " _',
    '  deux   espaces  ',
    'Saint–Étienne — Cédex…',
    '½ ² ª º µ',
    '',
  ])('« %s »', async (texte) => {
    expect(await cle(texte)).toBe(cleRecherche(texte));
  });

  test('tous les caractères latins, un par un', async () => {
    const lettres = Array.from({ length: 0x250 - 0x20 }, (_, i) => String.fromCodePoint(0x20 + i));
    const { rows } = await base.pool.query<{ lettre: string; cle: string }>(
      'SELECT lettre, cle_recherche(lettre) AS cle FROM unnest($1::text[]) AS lettre',
      [lettres.filter((l) => !/[\u007f-\u009f]/.test(l))],
    );
    const autres = rows.filter((r) => r.cle !== cleRecherche(r.lettre)).map((r) => r.lettre);
    // Des lettres de langues africaines et des ligatures slaves, sans minuscule connue d'une base en locale C : aucune n'est dans un nom d'état civil français.
    expect(autres.filter((l) => /[\u0020-\u017f]/.test(l))).toEqual([]);
  });
});

test('un caractère nul ou un demi-codet isolé dans un document n’empêche ni de l’écrire ni de le trouver', async () => {
  const hostile = uneDemande(1).avecDemandeur({ nom: 'Dur\0and\ud800', prenom: 'Bob \\u0000 \\' }).valeur();
  const offre = uneOffre(1).avec({ description: '\0\ud83d', reference: 'OFF-1' }).valeur();
  await semer(base.pool, {
    jour: aujourdhui,
    academies: [],
    comptes: [],
    demandes: [hostile],
    mandats: [],
    candidatures: [uneCandidature(1).surLOffre(offre).valeur()],
    offres: [offre],
  });
  const { rows } = await base.pool.query<{ recherche: string; doc: string }>('SELECT recherche, doc FROM demande');
  expect(rows[0]!.recherche).toContain('dur and');
  expect(JSON.parse(rows[0]!.doc)).toEqual(hostile);
  expect((await base.pool.query('SELECT 1 FROM candidature WHERE departement = $1', ['45'])).rowCount).toBe(1);
  expect(
    (await base.pool.query('SELECT 1 FROM offre WHERE recherche LIKE $1 AND date_limite = $2', ['%off 1%', '2026-12-15'])).rowCount,
  ).toBe(1);
});
