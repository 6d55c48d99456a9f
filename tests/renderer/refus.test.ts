import { describe, expect, test } from 'vitest';
import { AnnulerInput, RefusAnnuler } from '../../domain/candidature/annuler.ts';
import { RefusPostuler } from '../../domain/candidature/postuler.ts';
import { contract } from '../../domain/contract/index.ts';
import { RefusOuvrirSession } from '../../domain/contract/session.ts';
import { phraseRefus, type RefusConnu } from '../../renderer/textes/refus.ts';

const resume = {
  typologie: 'T2',
  commune: 'Paris',
  departement: '75',
  loyerChargesComprises: 703,
  dateLimite: '2026-12-05',
  bailleur: 'Toits de Loire',
} as const;
const candidatureId = AnnulerInput.parse({ candidatureId: '0193b3a2-0000-7000-8000-000000000001' }).candidatureId;

/** De quoi remplir n'importe quel refus : chaque phrase y prend ses chiffres. */
const faits = {
  retireLe: '2026-10-01T08:00:00.000Z',
  debut: '2027-01-04',
  fin: '2026-11-20',
  pouvoir: 'candidater',
  valableJusquau: '2026-09-30',
  candidatureId,
  etat: 'transmise',
  deposeeLe: '2026-11-22T22:55:00.000Z',
  auteur: 'Paul Lemoine',
  resume,
  dateLimite: '2026-12-05',
  jusqua: '2026-11-23T13:05:00.000Z',
  jours: 30,
  version: 9,
  connue: 8,
};
const dire = (motif: string): string => phraseRefus({ ...faits, motif } as unknown as RefusConnu).replaceAll(/[\u00a0\u202f]/g, ' ');
const motifs = (union: { options: readonly { shape: { motif: { value: string } } }[] }): string[] =>
  union.options.map((o) => o.shape.motif.value);
const tous = [...new Set([RefusPostuler, RefusAnnuler, RefusOuvrirSession].flatMap(motifs))];

describe('les phrases des refus', () => {
  test.each(tous)('« %s » se dit en une phrase entière, sans code ni valeur manquante', (motif) => {
    const phrase = dire(motif);
    expect(phrase).toMatch(/^[A-ZÀÉ].{15,}[.]$/u);
    expect(phrase).not.toMatch(/undefined|null|NaN|Invalid|_/);
  });

  test.each(
    Object.values(contract)
      .filter((o) => 'options' in o.refus)
      .map((o) => o.refus as unknown as Parameters<typeof motifs>[0]),
  )('aucun refus du contrat ne reste sans phrase (%#)', (union) => {
    for (const motif of motifs(union)) expect(dire(motif)).not.toBe('');
  });

  test.each([
    ['candidature_deja_active', 'T2 | Paris (75) | 703 €, déposée le 22/11/2026 à 23:55 par Paul Lemoine (transmise au bailleur)'],
    ['offre_close', 'le 05/12/2026'],
    ['mandat_termine', 'le 20/11/2026'],
    ['mandat_pas_commence', 'le 04/01/2027'],
    ['pouvoir_absent', '« Candidater pour moi »'],
    ['demande_radiee', 'le 30/09/2026'],
    ['trop_d_essais', '14:05'],
    ['hors_ligne_depuis_trop_longtemps', '30 jours'],
  ])('« %s » donne ses chiffres', (motif, chiffre) => expect(dire(motif)).toContain(chiffre));
});
