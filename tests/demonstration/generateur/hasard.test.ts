import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { hasard } from '../../../demonstration/generateur/hasard.ts';

const tirer = (nombre: number, ...mots: (string | number)[]): number[] => {
  const h = hasard(...mots);
  return Array.from({ length: nombre }, h.reel);
};

describe('la suite de tirages', () => {
  test('est la même pour les mêmes mots, et connue une fois pour toutes', () => {
    expect(tirer(50, 1, 'agent', 3)).toEqual(tirer(50, 1, 'agent', 3));
    expect(hasard('témoin').uuid()).toMatchInlineSnapshot(`"99a90dcd-5d75-43b9-95b5-4fc1a739c892"`);
  });

  test.each([[[1, 'agent', 4]], [[2, 'agent', 3]], [[1, 'offre', 3]], [[1, 'agent', 33]], [['1', 'agent3']]])(
    'change avec les mots : %j',
    (mots) => {
      expect(tirer(4, ...mots)).not.toEqual(tirer(4, 1, 'agent', 3));
    },
  );

  test('se répartit également, et reste de 0 compris à 1 exclu', () => {
    const tirages = tirer(20_000, 'répartition');
    expect(tirages.every((x) => x >= 0 && x < 1)).toBe(true);
    for (let dixieme = 0; dixieme < 10; dixieme++) {
      const part = tirages.filter((x) => Math.floor(x * 10) === dixieme).length;
      expect(part).toBeGreaterThan(1_850);
      expect(part).toBeLessThan(2_150);
    }
  });

  test('atteint les deux bornes d’un entier, et respecte les poids', () => {
    const h = hasard('bornes');
    expect(new Set(Array.from({ length: 200 }, () => h.entier(3, 5)))).toEqual(new Set([3, 4, 5]));
    const lourds = Array.from({ length: 2_000 }, () =>
      h.pondere([
        ['rare', 1],
        ['jamais', 0],
        ['souvent', 9],
      ]),
    );
    expect(lourds).not.toContain('jamais');
    expect(lourds.filter((x) => x === 'rare').length).toBeGreaterThan(140);
    expect(lourds.filter((x) => x === 'rare').length).toBeLessThan(260);
  });

  test('refuse de choisir dans une liste vide', () => {
    expect(() => hasard(1).choix([])).toThrow('liste vide');
  });

  test('donne des UUID valides et tous différents sur 100 000 suites', () => {
    const ids = Array.from({ length: 100_000 }, (_, i) => hasard(1, 'agent', i).uuid());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids.slice(0, 500)) expect(z.uuid().safeParse(id).success).toBe(true);
  });
});
