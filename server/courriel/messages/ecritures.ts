import type { ResumeOffre } from '../../../domain/candidature/candidature.ts';
import type { Instant, Jour } from '../../../domain/shared/dates.ts';

const montant = (decimales: number) =>
  new Intl.NumberFormat('fr-FR', {
    style: 'currency',
    currency: 'EUR',
    minimumFractionDigits: decimales,
    maximumFractionDigits: decimales,
  });
const [eurosRonds, eurosCentimes] = [montant(0), montant(2)];
const parisien = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});

/** « 23/11/2026 » */
export const enClair = (jour: Jour): string => jour.split('-').toReversed().join('/');

/** « 23/11/2026 à 14:05 », à l'heure de Paris. */
export const instantEnClair = (instant: Instant): string => parisien.format(new Date(instant)).replace(' ', ' à ');

type OffreEnUneLigne = Pick<ResumeOffre, 'typologie' | 'commune' | 'departement' | 'loyerChargesComprises'>;

/** « T2 | Paris (75) | 703 € », l'écriture du guide (G79). */
export function ligneOffre({ typologie, commune, departement, loyerChargesComprises: loyer }: OffreEnUneLigne): string {
  const euros = (Number.isInteger(loyer) ? eurosRonds : eurosCentimes).format(loyer);
  return `${typologie === 'T5+' ? 'T6 et plus' : typologie} | ${commune} (${departement}) | ${euros}`;
}

/** « …CLOG » : un courriel ne porte jamais un numéro unique entier. */
export const finDuNumero = (numeroUnique: string): string => `…${numeroUnique.slice(-4)}`;
