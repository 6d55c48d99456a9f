import { describe, expect, test } from 'vitest';
import { ageHorsLigne, estTropVieux, joursMax, noterContact, noterJoursMax, noterTemps } from '../../../db/local/contact.ts';
import { ecrireMeta } from '../../../db/local/meta.ts';
import type { BaseLocale } from '../../../db/local/open.ts';
import { uneBase } from './outils.ts';

const JOUR = 86_400_000;
const SERVEUR = '2026-11-23T12:00:00.000Z';
const le = (jours: number): Date => new Date(Date.parse(SERVEUR) + jours * JOUR);
const jours = (base: BaseLocale, a: number): number => Math.round(ageHorsLigne(base.lecture, le(a)) / JOUR);

/** Un échange réussi, l'horloge du poste avançant sur celle du serveur de tant de jours. */
function apresUnContact(avance = 0): BaseLocale {
  const base = uneBase();
  noterContact(base.ecriture, SERVEUR, le(avance));
  return base;
}

describe('l’âge hors ligne', () => {
  test('est le temps passé depuis le dernier échange ; infini s’il n’y en a jamais eu', () => {
    expect(ageHorsLigne(uneBase().lecture, le(0))).toBe(Infinity);
    expect([0, 12, 31].map((a) => jours(apresUnContact(), a))).toEqual([0, 12, 31]);
  });

  test.each([-400, -2, 2, 400])('une horloge fausse de %i jours, mais régulière, ne vieillit ni ne rajeunit le poste', (avance) => {
    expect(jours(apresUnContact(avance), avance + 12)).toBe(12);
  });

  test('reculer l’horloge après l’échange ne rajeunit pas ce qui a été vu', () => {
    const base = apresUnContact();
    noterTemps(base.ecriture, le(25), 0);
    expect(jours(base, 1)).toBe(25);
    expect(jours(base, 31)).toBe(31);
  });

  test('avancer l’horloge avant l’échange pour la reculer ensuite ne gagne pas un jour', () => {
    expect(jours(apresUnContact(4_000), 31)).toBe(31);
  });

  test('l’horloge arrêtée ou reculée chaque matin, le temps d’usage compte quand même', () => {
    const base = apresUnContact();
    for (let matin = 0; matin < 62; matin++) noterTemps(base.ecriture, le(-1), JOUR / 2);
    expect(jours(base, -1)).toBe(31);
  });

  test('un temps d’usage négatif ne retire rien', () => {
    const base = apresUnContact();
    noterTemps(base.ecriture, le(0), 5 * JOUR);
    noterTemps(base.ecriture, le(0), -50 * JOUR);
    expect(jours(base, 0)).toBe(5);
  });

  test('un échange remet tout à zéro, même si l’horloge avait été folle entre-temps', () => {
    const base = apresUnContact();
    noterTemps(base.ecriture, le(30_000), 40 * JOUR);
    expect(jours(base, 1)).toBe(30_000);
    noterContact(base.ecriture, SERVEUR, le(1));
    expect(jours(base, 2)).toBe(1);
  });

  test('une base d’avant se compte depuis sa dernière réussite, ou sa dernière connexion', () => {
    const base = uneBase();
    ecrireMeta(base.ecriture, 'derniere_connexion', le(0).toISOString());
    expect(jours(base, 12)).toBe(12);
    ecrireMeta(base.ecriture, 'derniere_reussite', le(5).toISOString());
    expect(jours(base, 12)).toBe(7);
    noterTemps(base.ecriture, le(40), 0);
    expect(jours(base, 12), 'ce qui a été vu se retient aussi').toBe(35);
  });
});

test('le verrou tombe au-delà de trente jours, ou de ce que le serveur a dit la dernière fois', () => {
  const base = apresUnContact();
  const verrous = (...a: number[]) => a.map((j) => estTropVieux(base.lecture, le(j)));
  expect([joursMax(base.lecture), ...verrous(30, 30.01)]).toEqual([30, false, true]);
  noterJoursMax(base.ecriture, 7);
  noterJoursMax(base.ecriture, undefined);
  expect([joursMax(base.lecture), ...verrous(7, 7.01)]).toEqual([7, false, true]);
});
