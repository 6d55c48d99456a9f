import type { Instant, Jour } from '../../domain/shared/dates.ts';

/** Le jour des essais : les constructeurs sont valides ce jour-là, avec des mois de marge autour. */
export const aujourdhui: Jour = '2026-11-23';

/** Un instant de ce jour, à midi UTC ; `minutes` décale, pour que deux faits d'un même jour gardent leur ordre. */
export const midi = (jour: Jour = aujourdhui, minutes = 0): Instant =>
  new Date(Date.parse(`${jour}T12:00:00Z`) + minutes * 60_000).toISOString();
