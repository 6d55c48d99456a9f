import { z } from 'zod';

/** Un jour sans heure, « AAAA-MM-JJ ». Les échéances sont des jours ; l'ordre des textes est l'ordre des jours. */
export const Jour = z.iso.date();
export type Jour = z.infer<typeof Jour>;

/** Un instant UTC, « AAAA-MM-JJTHH:MM:SS.sssZ ». */
export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;

const MS_PAR_JOUR = 86_400_000;
const enMs = (jour: Jour): number => Date.parse(`${jour}T00:00:00Z`);
const depuisMs = (ms: number): Jour => new Date(ms).toISOString().slice(0, 10);

export const ajouterJours = (jour: Jour, nombre: number): Jour => depuisMs(enMs(jour) + nombre * MS_PAR_JOUR);

/** Même quantième, `nombre` mois plus loin ; ramené au dernier jour du mois quand il n'existe pas (31 janvier + 1 → 28 février). */
export function ajouterMois(jour: Jour, nombre: number): Jour {
  const [annee = 0, mois = 0, quantieme = 0] = jour.split('-').map(Number);
  const dernierDuMois = new Date(Date.UTC(annee, mois - 1 + nombre + 1, 0)).getUTCDate();
  return depuisMs(Date.UTC(annee, mois - 1 + nombre, Math.min(quantieme, dernierDuMois)));
}

/** Nombre de jours de `de` à `a` ; négatif quand `a` est avant `de`. */
export const joursEntre = (de: Jour, a: Jour): number => Math.round((enMs(a) - enMs(de)) / MS_PAR_JOUR);

/** L'âge en années révolues, le jour donné. */
export function ageRevolu(naissance: Jour, le: Jour): number {
  const annees = Number(le.slice(0, 4)) - Number(naissance.slice(0, 4));
  return le.slice(5) < naissance.slice(5) ? annees - 1 : annees;
}

const aParis = new Intl.DateTimeFormat('fr-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit', day: '2-digit' });

/** Le jour qu'il est à Paris à cet instant : une date limite court jusqu'à minuit, heure de Paris. */
export const jourAParis = (instant: Instant): Jour => aParis.format(new Date(instant));
