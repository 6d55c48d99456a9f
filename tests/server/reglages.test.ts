import { expect, test } from 'vitest';
import { lireJours } from '../../server/reglages.ts';

test.each<[string | undefined, number]>([
  [undefined, 30],
  ['', 30],
  ['1', 1],
  ['3650', 3_650],
])('« %s » jours se lit %i', (texte, jours) => {
  expect(lireJours('JOURS_HORS_LIGNE_MAX', texte, 30)).toBe(jours);
});

test.each(['0', '-1', '1.5', '3651', 'trente', 'NaN', 'Infinity', ' '])(
  '« %s » jours est refusé, et l’erreur nomme le réglage',
  (texte) => {
    expect(() => lireJours('JOURS_HORS_LIGNE_MAX', texte, 30)).toThrow('JOURS_HORS_LIGNE_MAX');
  },
);
