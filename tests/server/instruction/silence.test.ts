import { afterAll, beforeAll, expect, test } from 'vitest';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { constaterSilences } from '../../../server/tasks/constater-silences.ts';
import { candidatureId } from '../../constructeurs/identifiants.ts';
import { curseursApres, seConnecter, tirer, unePlateforme, type Plateforme } from '../outils.ts';
import { candidatureEcrite, courriels, semence, unDossier } from './outils.ts';

/** Les constructeurs attribuent le 16 novembre 2026 à 12 h 04 UTC : l'agent a jusqu'au 26 à minuit, heure de Paris. */
const attributions = ['attribuee', 'attribuee_avec_rang', 'attribuee_sous_condition'] as const;
const autres = etatsCandidature.filter((e) => !e.startsWith('attribuee'));

let p: Plateforme;
beforeAll(async () => {
  p = await unePlateforme({
    semence: semence([...attributions.map((etat, i) => unDossier(i + 1, etat)), ...autres.map((etat, i) => unDossier(100 + i, etat))]),
  });
});
afterAll(() => p.fermer());

const constater = (instant: string, pool = p.pool) => constaterSilences(pool, new Date(instant));
const etats = async (): Promise<string[]> =>
  Promise.all(attributions.map(async (_, i) => (await candidatureEcrite(p, candidatureId(i + 1))).etat));

test.each([
  ['le jour même', '2026-11-16T12:05:00Z'],
  ['neuf jours et 23 heures après', '2026-11-26T11:04:00Z'],
  ['le dixième jour, à 23 h 59 à Paris', '2026-11-26T22:59:59Z'],
])('%s, le silence ne vaut rien encore', async (_, instant) => {
  expect(await constater(instant)).toBe(0);
  expect(await etats()).toEqual([...attributions]);
});

test('le onzième jour, le silence vaut refus, une seule fois même à deux serveurs, et l’agent et son académie l’apprennent', async () => {
  const gestionnaire = await seConnecter(p);
  const avant = curseursApres(await tirer(p.a, gestionnaire));
  const nombres = await Promise.all([constater('2026-11-26T23:00:00Z'), constater('2026-11-26T23:00:00Z')]);
  expect(nombres[0]! + nombres[1]!).toBe(attributions.length);
  expect(await etats()).toEqual(attributions.map(() => 'desistee'));
  const { evenements } = await candidatureEcrite(p, candidatureId(1));
  expect(evenements.at(-1)).toMatchObject({ acte: 'constater_silence', etat: 'desistee', auteur: { role: 'systeme' } });
  expect(await courriels(p, `candidature:${candidatureId(1)}:`)).toMatchObject([
    { cle: `candidature:${candidatureId(1)}:${evenements.length}`, a: 'agent@essai.test', texte: expect.stringContaining('dix jours') },
  ]);
  const { lignes } = await tirer(p.a, gestionnaire, avant);
  expect(lignes.map((l) => l[3]).toSorted()).toEqual([1, 2, 3].map(candidatureId));
  expect(await constater('2026-12-31T12:00:00Z'), 'refaire ne change rien').toBe(0);
});

test('aucun autre état n’est touché, et une attribution acceptée à temps le reste', async () => {
  for (const [i, etat] of autres.entries()) expect((await candidatureEcrite(p, candidatureId(100 + i))).etat).toBe(etat);
});

test('un dossier en panne ne retient pas les autres', async () => {
  const [malade, sain] = [unDossier(500, 'attribuee'), unDossier(501, 'attribuee')];
  await p.semer(semence([malade, sain]));
  await p.pool.query("UPDATE demande SET doc = '{}' WHERE id = $1", [malade.demande.id]);
  await expect(constater('2026-12-31T12:00:00Z')).rejects.toThrow();
  expect((await candidatureEcrite(p, sain.candidature.id)).etat).toBe('desistee');
  expect((await candidatureEcrite(p, malade.candidature.id)).etat).toBe('attribuee');
});
