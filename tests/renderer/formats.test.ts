import { describe, expect, test } from 'vitest';
import * as formats from '../../renderer/textes/formats.ts';

const INSECABLE = '\u00a0';
const FINE = '\u202f';

describe('les écritures françaises', () => {
  test.each([
    [703, `703${INSECABLE}€`],
    [703.5, `703,50${INSECABLE}€`],
    [0, `0${INSECABLE}€`],
    [19480, `19${FINE}480${INSECABLE}€`],
    [1234567.89, `1${FINE}234${FINE}567,89${INSECABLE}€`],
  ])('écrit le montant %d', (montant, attendu) => expect(formats.euros(montant)).toBe(attendu));

  test.each([
    [47, `47${INSECABLE}m²`],
    [40.4, `40,4${INSECABLE}m²`],
  ])('écrit la surface %d', (metres, attendu) => expect(formats.surface(metres)).toBe(attendu));

  test('écrit un jour dans l’ordre français', () => expect(formats.date('2026-11-23')).toBe('23/11/2026'));

  test.each([
    ['2026-11-23T13:05:00.000Z', '23/11/2026 à 14:05'],
    ['2026-07-14T22:30:00.000Z', '15/07/2026 à 00:30'],
    ['2026-12-31T23:30:00.000Z', '01/01/2027 à 00:30'],
  ])('écrit l’instant %s à l’heure de Paris, été comme hiver', (instant, attendu) => expect(formats.dateHeure(instant)).toBe(attendu));

  test.each([
    [0, "à l'instant"],
    [59, "à l'instant"],
    [60, 'il y a 1 minute'],
    [180, 'il y a 3 minutes'],
    [3_600, 'il y a 1 heure'],
    [86_400, 'hier'],
    [3 * 86_400, 'il y a 3 jours'],
    [-120, "à l'instant"],
  ])('dit ce qui s’est passé il y a %d secondes, sans jamais annoncer le futur', (secondes, attendu) => {
    const maintenant = Date.parse('2026-11-23T12:00:00.000Z');
    expect(formats.ilYA(new Date(maintenant - secondes * 1_000).toISOString(), maintenant).replaceAll(INSECABLE, ' ')).toBe(attendu);
  });

  test.each([
    [0, `0${INSECABLE}dossier`],
    [1, `1${INSECABLE}dossier`],
    [2, `2${INSECABLE}dossiers`],
    [100_000, `100${FINE}000${INSECABLE}dossiers`],
  ])('accorde %d : zéro est au singulier', (n, attendu) => expect(formats.compter(n, 'dossier', 'dossiers')).toBe(attendu));

  test.each([
    [['T1'], 'T1'],
    [['T1', 'T2'], 'T1 et T2'],
    [['T2', 'T3', 'T4'], 'T2, T3 et T4'],
  ])('énumère %j', (elements, attendu) => expect(formats.enumerer(elements)).toBe(attendu));

  test('ne montre que la fin du numéro unique', () => expect(formats.finNumeroUnique('111092062114ACLOG')).toBe('…CLOG'));

  test('met le nom en capitales, accents compris', () =>
    expect(formats.nomComplet({ prenom: 'Hélène', nom: 'Lefèvre-Œuvrard' })).toBe('Hélène LEFÈVRE-ŒUVRARD'));

  test.each([
    ['0604505792', `06${INSECABLE}04${INSECABLE}50${INSECABLE}57${INSECABLE}92`],
    ['+3228130000', '+3228130000'],
  ])('écrit le téléphone %s', (numero, attendu) => expect(formats.telephone(numero)).toBe(attendu));
});
