import { describe, expect, test } from 'vitest';
import { AnnulerInput } from '../../domain/candidature/annuler.ts';
import { contract } from '../../domain/contract/index.ts';
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
  enAttente: 2,
  rendus: 0,
  raison: 'compte_ferme',
  version: 9,
  connue: 8,
  longueur: 12,
  mois: '13',
  annee: '26',
  essaisRestants: 3,
  champs: ['nom', 'dateNaissance'],
  chiffres: 13,
  pieces: [{ code: 'cni_passeport', personne: 'demandeur', libelle: 'Passeport' }],
  validation: 'validee',
  regles: ['chiffre', 'majuscule'],
  acte: 'valider',
  possibles: [],
  role: 'agent',
  permis: ['conseiller'],
  echeance: '2026-12-02',
  nombre: 2,
  le: '2026-12-01',
  au: '2026-12-01',
  champ: 'loyer',
  lu: 'cher',
  minimum: 0,
  maximum: 10_000,
  disponibleLe: '2026-12-04',
  reference: 'REF-1',
  colonnes: ['Loyer', 'Charges'],
  lignes: 6_000,
};
const dire = (motif: string, de: object = {}): string =>
  phraseRefus({ ...faits, ...de, motif } as unknown as RefusConnu).replaceAll(/[\u00a0\u202f]/g, ' ');
/** Les motifs d'un refus, aussi imbriquée que soit son union. */
type Union = { readonly options?: readonly Union[]; readonly shape?: { readonly motif: { readonly value: string } } };
const motifs = (union: Union): string[] => union.options?.flatMap(motifs) ?? (union.shape === undefined ? [] : [union.shape.motif.value]);
const tous = [...new Set(Object.values(contract).flatMap((o) => motifs(o.refus as unknown as Union)))];

describe('les phrases des refus', () => {
  test.each(tous)('« %s » se dit en une phrase entière, sans code ni valeur manquante', (motif) => {
    const phrase = dire(motif);
    expect(phrase).toMatch(/^[A-ZÀÉ].{15,}[.]$/u);
    expect(phrase).not.toMatch(/undefined|null|NaN|Invalid|_/);
  });

  test('tous les refus du contrat sont là', () => {
    expect(tous.length).toBeGreaterThan(70);
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

  test('trop de demandes : ce qui est arrivé, ce qui est sûr, et combien attendre quand le serveur le dit', () => {
    expect(dire('trop_de_requetes')).toMatch(/n'a pas été traitée, et rien n'a changé\. .* à partir de 14:05\.$/);
    expect(dire('trop_de_requetes', { secondes: 30 })).toMatch(/rien n'a changé\. Attendez 30 secondes, puis recommencez\.$/);
  });
});
