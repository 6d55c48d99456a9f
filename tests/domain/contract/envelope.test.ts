import { expect, test } from 'vitest';
import { RefusCommun, tropDeRequetes } from '../../../domain/contract/envelope.ts';

const maintenant = Date.parse('2026-11-23T12:00:00.000Z');

test.each([
  ['30', 30, '2026-11-23T12:00:30.000Z'],
  ['1', 1, '2026-11-23T12:00:01.000Z'],
  ['600', 600, '2026-11-23T12:10:00.000Z'],
  [null, undefined, '2026-11-23T12:00:05.000Z'],
  ['', undefined, '2026-11-23T12:00:05.000Z'],
  ['0', undefined, '2026-11-23T12:00:05.000Z'],
  ['-3', undefined, '2026-11-23T12:00:05.000Z'],
  ['601', undefined, '2026-11-23T12:00:05.000Z'],
  ['1e9', undefined, '2026-11-23T12:00:05.000Z'],
  ['Mon, 23 Nov 2026 13:00:00 GMT', undefined, '2026-11-23T12:00:05.000Z'],
])('« Retry-After: %s » : attendre %s secondes, jusqu’à %s', (entete, secondes, jusqua) => {
  const refus = tropDeRequetes(entete, maintenant);
  expect([refus.secondes, refus.jusqua]).toEqual([secondes, jusqua]);
  expect(RefusCommun.parse(refus)).toEqual(refus);
});
