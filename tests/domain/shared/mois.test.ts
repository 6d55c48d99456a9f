import { expect, it } from 'vitest';
import { moisEnLettres } from '../../../domain/shared/mois.ts';

it.each([
  ['2021-09', 'de septembre 2021'],
  ['2021-08', "d'août 2021"],
  ['2021-10', "d'octobre 2021"],
  ['2021-04', "d'avril 2021"],
  ['2027-01', 'de janvier 2027'],
  ['2026-12', 'de décembre 2026'],
])('le mois %s se dit « %s »', (mois, attendu) => expect(moisEnLettres(mois)).toBe(attendu));
