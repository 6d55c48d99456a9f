import type { Jour } from '../shared/dates.ts';
import { type GenreTache, genresTache, natureDe } from './tache.ts';

/** Ce qui suffit à placer une tâche parmi les autres, sans la lire en entier. */
export interface Place {
  readonly cle: string;
  readonly genre: GenreTache;
  readonly echeance: Jour | null;
}

const rangDuGenre = Object.fromEntries(genresTache.map((genre, rang) => [genre, rang])) as Record<GenreTache, number>;
const SANS_ECHEANCE = '9999-12-31';

/** Les actions d'abord, l'échéance la plus proche d'abord, puis le genre le plus pressant ; un ordre qui ne bouge pas. */
export const parUrgence = (a: Place, b: Place): number =>
  Number(natureDe[a.genre] === 'information') - Number(natureDe[b.genre] === 'information') ||
  ordre(a.echeance ?? SANS_ECHEANCE, b.echeance ?? SANS_ECHEANCE) ||
  rangDuGenre[a.genre] - rangDuGenre[b.genre] ||
  ordre(a.cle, b.cle);

const ordre = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export type Charge = Record<GenreTache, number>;

/** La charge du jour : combien de tâches de chaque genre. */
export function compterParGenre(places: readonly Place[]): Charge {
  const comptes = Object.fromEntries(genresTache.map((genre) => [genre, 0])) as Charge;
  for (const { genre } of places) comptes[genre]++;
  return comptes;
}

/** Combien demandent un geste. */
export const actionsDuJour = (charge: Charge): number =>
  genresTache.reduce((somme, genre) => somme + (natureDe[genre] === 'action' ? charge[genre] : 0), 0);
