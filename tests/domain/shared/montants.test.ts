import { expect, test } from 'vitest';
import { lireNombreEcrit } from '../../../domain/shared/montants.ts';

test.each([
  ['1 234,50', 1_234.5],
  ['1\u202f234,5 €', 1_234.5],
  ['703', 703],
  [' 0 ', 0],
  ['-3', -3],
  ['12,345', 12.35],
  ['', null],
  ['douze', null],
  ['1,2,3', null],
  ['1e3', null],
])('« %s » se lit %s', (texte, attendu) => expect(lireNombreEcrit(texte)).toBe(attendu));
