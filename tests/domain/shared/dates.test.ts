import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ageRevolu, ajouterJours, ajouterMois, Instant, Jour, jourAParis, joursEntre } from '../../../domain/shared/dates.ts';

const unJour = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));

describe('les jours', () => {
  it.each([
    ['2026-02-28', true],
    ['2026-02-29', false],
    ['2028-02-29', true],
    ['2026-13-01', false],
    ['2026-1-1', false],
    ['', false],
  ])('lit « %s » : %s', (texte, valide) => {
    expect(Jour.safeParse(texte).success).toBe(valide);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-05-31', 0, '2026-05-31'],
  ])('%s plus %i mois donne %s', (jour, mois, attendu) => {
    expect(ajouterMois(jour, mois)).toBe(attendu);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-28', 2, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
  ])('%s plus %i jours donne %s, changement d’heure compris', (jour, nombre, attendu) => {
    expect(ajouterJours(jour, nombre)).toBe(attendu);
    expect(joursEntre(jour, attendu)).toBe(nombre);
  });

  it('ajouter puis compter rend le même nombre, et l’ordre des textes est celui des jours', () => {
    fc.assert(
      fc.property(unJour, fc.integer({ min: -40_000, max: 40_000 }), (jour, n) => {
        const autre = ajouterJours(jour, n);
        expect(joursEntre(jour, autre)).toBe(n);
        expect(Math.sign(n)).toBe(jour === autre ? 0 : autre > jour ? 1 : -1);
      }),
    );
  });

  it.each([
    ['1989-05-19', '2026-05-18', 36],
    ['1989-05-19', '2026-05-19', 37],
    ['1989-05-19', '2026-05-20', 37],
    ['2000-02-29', '2026-02-28', 25],
    ['2000-02-29', '2026-03-01', 26],
    ['2026-11-23', '2026-11-23', 0],
  ])('né le %s, le %s : %i ans révolus', (naissance, le, age) => {
    expect(ageRevolu(naissance, le)).toBe(age);
  });

  it.each([
    ['2026-12-15T22:59:59.999Z', '2026-12-15'],
    ['2026-12-15T23:00:00.000Z', '2026-12-16'],
    ['2026-07-15T21:59:59.999Z', '2026-07-15'],
    ['2026-07-15T22:00:00.000Z', '2026-07-16'],
    ['2026-12-31T23:30:00.000Z', '2027-01-01'],
    ['2026-03-29T00:59:59.000Z', '2026-03-29'],
  ])('%s, c’est le %s à Paris, été comme hiver', (instant, jour) => {
    expect(Instant.safeParse(instant).success).toBe(true);
    expect(jourAParis(instant)).toBe(jour);
  });
});
