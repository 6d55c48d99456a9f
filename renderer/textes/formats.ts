import type { Instant, Jour } from '../../domain/shared/dates.ts';

/** Les écritures françaises des nombres, des montants et des dates. */
const entier = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const eurosRonds = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const eurosCentimes = new Intl.NumberFormat('fr-FR', { style: 'currency', currency: 'EUR' });
const heureParis = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });
const jourParis = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', day: '2-digit', month: '2-digit', year: 'numeric' });
const relatif = new Intl.RelativeTimeFormat('fr', { numeric: 'auto' });
const genre = new Intl.PluralRules('fr');

export const nombre = (n: number): string => entier.format(n);
export const nombreDecimal = (n: number): string => decimal.format(n);

/** « 703 € », « 703,50 € » : les centimes seulement quand il y en a. */
export const euros = (montant: number): string => (Number.isInteger(montant) ? eurosRonds : eurosCentimes).format(montant);

/** « 47 m² » */
export const surface = (metresCarres: number): string => `${metresCarres.toLocaleString('fr-FR')}\u00a0m²`;

/** « 2026-11-23 » → « 23/11/2026 » */
export const date = (jour: Jour): string => jour.split('-').toReversed().join('/');

/** « 23/11/2026 à 14:05 », à l'heure de Paris. */
export const dateHeure = (instant: Instant): string => `${dateDe(instant)} à ${heureParis.format(new Date(instant))}`;
export const dateDe = (instant: Instant): string => jourParis.format(new Date(instant));
export const heure = (instant: Instant): string => heureParis.format(new Date(instant));

const UNITES = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** « il y a 3 minutes » ; sous la minute, « à l'instant ». */
export function ilYA(instant: Instant, maintenant: number): string {
  const secondes = Math.max(0, (maintenant - Date.parse(instant)) / 1_000);
  for (const [unite, duree] of UNITES) {
    if (secondes >= duree) return relatif.format(-Math.floor(secondes / duree), unite);
  }
  return "à l'instant";
}

/** « 0 dossier », « 1 dossier », « 2 dossiers » : en français, zéro est au singulier. */
export const compter = (n: number, singulier: string, pluriel: string): string => `${nombre(n)}\u00a0${accorder(n, singulier, pluriel)}`;
export const accorder = (n: number, singulier: string, pluriel: string): string => (genre.select(n) === 'one' ? singulier : pluriel);

/** « 2 000 et 3 000 », « a, b et c ». */
export const enumerer = (elements: readonly string[]): string => new Intl.ListFormat('fr', { type: 'conjunction' }).format(elements);

/** « 06 04 50 57 92 » ; un numéro étranger est laissé tel quel. */
export const telephone = (numero: string): string => (/^0\d{9}$/.test(numero) ? numero.replace(/(\d{2})(?=\d)/g, '$1\u00a0') : numero);

/** Les quatre derniers caractères d'un numéro unique, « …CLOG » : de quoi reconnaître la personne (B6). */
export const finNumeroUnique = (valeur: string): string => `…${valeur.slice(-4)}`;

/** « Anne PORTE » */
export const nomComplet = (personne: { readonly prenom: string; readonly nom: string }): string =>
  `${personne.prenom} ${personne.nom.toLocaleUpperCase('fr')}`;

/** Dans une liste triée par nom, le nom se lit d'abord. */
export const nomDAbord = (personne: { readonly prenom: string; readonly nom: string }): string =>
  `${personne.nom.toLocaleUpperCase('fr')} ${personne.prenom}`;
