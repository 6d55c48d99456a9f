import { expect, it } from 'vitest';
import { estEnVigueur, mandatCourant } from '../../../domain/mandat/mandat.ts';
import { mandatId } from '../../constructeurs/identifiants.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

it.each([
  ['2026-08-31', false],
  ['2026-09-01', true],
  ['2026-11-23', true],
  ['2027-08-31', true],
  ['2027-09-01', false],
])('un mandat du 1er septembre 2026 au 31 août 2027 est en vigueur le %s : %s', (jour, attendu) => {
  expect(estEnVigueur(unMandat().valeur(), jour)).toBe(attendu);
});

it('un mandat retiré n’est plus en vigueur, même avant sa fin', () => {
  expect(estEnVigueur(unMandat().retireLe('2026-11-20').valeur(), '2026-11-23')).toBe(false);
});

it('un mandat d’un seul jour vaut ce jour-là', () => {
  const mandat = unMandat().avecPeriode('2026-11-23', '2026-11-23').valeur();
  expect(['2026-11-22', '2026-11-23', '2026-11-24'].map((j) => estEnVigueur(mandat, j))).toEqual([false, true, false]);
});

it.each([
  ['aucun mandat', [], null],
  ['celui qui est en vigueur plutôt qu’un fini', [unMandat(1).avecPeriode('2025-01-01', '2025-12-31'), unMandat(2)], 2],
  ['celui qui est en vigueur plutôt qu’un à venir', [unMandat(1).avecPeriode('2027-01-01', '2028-12-31'), unMandat(2)], 2],
  [
    'de deux en vigueur, celui qui finit le plus tard',
    [unMandat(1).avecPeriode('2026-01-01', '2026-12-31'), unMandat(2).avecPeriode('2026-01-01', '2027-12-31')],
    2,
  ],
  ['à défaut, un fini plutôt qu’un retiré', [unMandat(1).retireLe('2026-11-01'), unMandat(2).avecPeriode('2025-01-01', '2025-12-31')], 2],
  [
    'à défaut, le dernier retiré',
    [unMandat(1).avecPeriode('2025-01-01', '2025-12-31').retireLe('2025-06-01'), unMandat(2).retireLe('2026-11-01')],
    2,
  ],
])('le mandat qui compte : %s', (_, mandats, attendu) => {
  const valeurs = mandats.map((m) => m.valeur());
  expect(mandatCourant(valeurs, '2026-11-23')?.id ?? null).toBe(attendu === null ? null : mandatId(attendu));
  expect(mandatCourant(valeurs.toReversed(), '2026-11-23')?.id ?? null).toBe(attendu === null ? null : mandatId(attendu));
});
