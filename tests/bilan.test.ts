import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { additionner, type Bilan, bilanPlaywright, bilanVitest, conclusion } from './bilan.ts';

let bac: string;
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-bilan-'));
});
afterEach(() => rmSync(bac, { recursive: true, force: true }));

const rapport = (contenu: unknown): string => {
  const fichier = path.join(bac, 'rapport.json');
  writeFileSync(fichier, JSON.stringify(contenu));
  return fichier;
};
const vitest = (plus: object = {}) =>
  rapport({ success: true, numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...plus });
const playwright = (stats: object, errors: unknown[] = []) =>
  rapport({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('le compte des essais', () => {
  test.each<[string, object, number, Partial<Bilan>]>([
    ['tout passe', {}, 0, { passes: 3, echoues: 0, sautes: 0, defaut: null }],
    ['un échec', { numFailedTests: 1 }, 1, { passes: 3, echoues: 1 }],
    ['un essai sauté, un à écrire', { numPendingTests: 1, numTodoTests: 1 }, 0, { sautes: 2 }],
    ['un fichier illisible', { testResults: [{ name: 'a', status: 'failed', assertionResults: [] }] }, 1, { echoues: 1 }],
    [
      'une erreur hors des essais',
      {},
      1,
      { passes: 3, echoues: 1, defaut: 'code de sortie 1 sans essai échoué : une erreur hors des essais' },
    ],
    ['aucun essai', { numPassedTests: 0 }, 0, { echoues: 1, defaut: 'aucun essai trouvé' }],
  ])('vitest : %s', (_, plus, code, attendu) => {
    expect(bilanVitest(vitest(plus), code)).toMatchObject(attendu);
  });

  test.each<[string, object, unknown[], number, Partial<Bilan>]>([
    ['tout passe', {}, [], 0, { passes: 2, echoues: 0, sautes: 0 }],
    ['un échec', { unexpected: 1 }, [], 1, { echoues: 1 }],
    ['passé au second tour seulement', { flaky: 1 }, [], 0, { echoues: 1 }],
    ['un fichier illisible', { expected: 0 }, [{ message: 'x' }], 1, { passes: 0, echoues: 1 }],
  ])('Playwright : %s', (_, stats, erreurs, code, attendu) => {
    expect(bilanPlaywright(playwright(stats, erreurs), code)).toMatchObject(attendu);
  });

  test('sans rapport, la suite compte pour un échec', () => {
    expect(bilanVitest(path.join(bac, 'absent'), 0)).toMatchObject({ echoues: 1, defaut: expect.stringContaining('aucun rapport') });
    expect(bilanPlaywright(path.join(bac, 'absent'), 0)).toMatchObject({ echoues: 1 });
  });

  const bilan = (passes: number, echoues: number, sautes: number): Bilan => ({ nom: '', passes, echoues, sautes, defaut: null });
  test.each<[Bilan[], string, number]>([
    [[bilan(3, 0, 0), bilan(2, 0, 0)], '5 passed, 0 failed', 0],
    [[bilan(3, 1, 0), bilan(2, 0, 0)], '5 passed, 1 failed', 1],
    [[bilan(3, 0, 2), bilan(2, 1, 0)], '5 passed, 3 failed', 1],
    [[bilan(0, 0, 0)], '0 passed, 0 failed', 1],
  ])('%j conclut « %s »', (bilans, ligne, code) => {
    expect(conclusion(additionner(bilans))).toEqual({ ligne, code });
  });
});
