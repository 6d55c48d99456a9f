import { ajouterJours, type Instant, type Jour, joursEntre } from '../../domain/shared/dates.ts';
import type { Hasard } from './hasard.ts';

/** Un jour tiré entre deux jours compris ; le premier quand l'intervalle est vide. */
export const jourEntre = (h: Hasard, de: Jour, a: Jour): Jour => ajouterJours(de, h.entier(0, Math.max(0, joursEntre(de, a))));

const deux = (n: number): string => String(n).padStart(2, '0');

/** Un instant ouvré de ce jour ; `ordre` recule l'heure, pour que deux faits d'un même jour gardent leur ordre. */
export const instantDuJour = (h: Hasard, jour: Jour, ordre = 0): Instant =>
  `${jour}T${deux(7 + ordre)}:${deux(h.entier(0, 59))}:${deux(h.entier(0, 59))}.${String(h.entier(0, 999)).padStart(3, '0')}Z`;

/** `nombre` jours dans l'ordre, entre deux jours compris. */
export const joursCroissants = (h: Hasard, de: Jour, a: Jour, nombre: number): Jour[] =>
  Array.from({ length: nombre }, () => jourEntre(h, de, a)).sort();

/** `nombre` jours qui se suivent, chacun de un à neuf jours après le précédent : le ménage a dix jours pour répondre. */
export function joursSuccessifs(h: Hasard, debut: Jour, nombre: number): Jour[] {
  let jour = debut;
  return Array.from({ length: nombre }, () => (jour = ajouterJours(jour, h.entier(1, 9))));
}
