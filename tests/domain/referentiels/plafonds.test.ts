import { describe, expect, it } from 'vitest';
import { normesLocatives } from '../../../domain/offre/offre.ts';
import { sourcePlafond, trouverPlafond } from '../../../domain/referentiels/plafonds.ts';
import { secteurDeLaNorme, secteurPlafond, zoneAbc } from '../../../domain/referentiels/zones.ts';

describe('les plafonds', () => {
  it.each([
    ['PLUS', 'autres', 2026, 1, 0, 23_403],
    ['PLUS', 'idf', 2026, 1, 0, 26_920],
    ['PLUS', 'paris_limitrophes', 2026, 3, 0, 52_740],
    ['PLAI', 'autres', 2026, 2, 0, 18_753],
    ['PLS', 'autres', 2026, 6, 0, 78_203],
    ['PLUS', 'autres', 2026, 6, 2, 60_156 + 2 * 6_710],
    ['PLUS', 'autres', 2025, 1, 0, 23_201],
    ['PLS', 'paris_limitrophes', 2025, 6, 1, 108_648 + 12_107],
    ['PLI', 'B1', 2026, 1, 0, 36_144],
    ['PLI', 'B2_C', 2026, 6, 1, 83_611 + 9_325],
    ['PLI', 'Abis', 2026, 2, 0, 66_276],
    ['PLI', 'B1', 2025, 1, 0, null],
    ['PLUS', 'autres', 2024, 1, 0, null],
    ['PLUS', 'autres', 2027, 1, 0, null],
    ['PLUS', 'B1', 2026, 1, 0, null],
  ] as const)(
    '%s, %s, %i, catégorie %i et %i personnes en plus : %s €',
    (normeLocative, secteur, annee, categorie, personnesSupplementaires, attendu) => {
      expect(trouverPlafond({ normeLocative, secteur, annee, categorie, personnesSupplementaires })).toBe(attendu);
    },
  );

  it('montent avec la catégorie, avec la norme et avec l’année', () => {
    for (const secteur of ['paris_limitrophes', 'idf', 'autres']) {
      for (const categorie of [1, 2, 3, 4, 5, 6]) {
        const montant = (normeLocative: 'PLAI' | 'PLUS' | 'PLS', annee = 2026, c = categorie) =>
          trouverPlafond({ normeLocative, secteur, annee, categorie: c, personnesSupplementaires: 0 }) ?? Number.NaN;
        expect(montant('PLAI')).toBeLessThan(montant('PLUS'));
        expect(montant('PLUS')).toBeLessThan(montant('PLS'));
        // Le PLS est le PLUS majoré de 30 %, à l'euro le plus proche.
        expect(montant('PLS')).toBe(Math.round(montant('PLUS') * 1.3));
        for (const norme of ['PLAI', 'PLUS', 'PLS'] as const) {
          expect(montant(norme, 2025)).toBeLessThan(montant(norme));
          expect(categorie === 1 || montant(norme, 2026, categorie - 1) < montant(norme)).toBe(true);
        }
      }
    }
  });

  it.each(normesLocatives)('disent leur texte, et ce qu’ils ont d’incertain : %s', (norme) => {
    expect(sourcePlafond(norme, 2026, 'autres')).toContain(norme === 'PLI' ? 'BOI-BAREME-000017' : '19 décembre 2025');
    expect(sourcePlafond(norme, 2026, 'autres').includes('à confirmer')).toBe(norme === 'PLAI' || norme === 'PLI');
    expect(sourcePlafond(norme, 2026, 'idf').includes('à confirmer')).toBe(norme === 'PLI');
    expect(sourcePlafond(norme, 2031, 'autres')).toBe('aucun plafond connu pour 2031');
  });
});

describe('les secteurs', () => {
  it.each([
    ['75056', 'paris_limitrophes', 'Abis'],
    ['75111', 'paris_limitrophes', 'Abis'],
    ['94080', 'paris_limitrophes', 'Abis'],
    ['78646', 'idf', 'Abis'],
    ['77284', 'idf', 'A'],
    ['45234', 'autres', 'B1'],
    ['69383', 'autres', 'A'],
    ['13201', 'autres', 'A'],
    ['2A004', 'autres', 'A'],
    ['45208', 'autres', 'B2'],
    ['36001', 'autres', 'C'],
    ['97101', null, 'B1'],
    ['98818', null, null],
    ['99999', null, null],
    ['', null, null],
  ])('%s : plafonds « %s », zone %s', (insee, secteur, zone) => {
    expect(secteurPlafond(insee)).toBe(secteur);
    expect(zoneAbc(insee)).toBe(zone);
  });

  it('le PLI suit la zone A/B/C, B2 et C ensemble ; les autres normes, le secteur', () => {
    expect(secteurDeLaNorme('PLI', '45234')).toBe('B1');
    expect(secteurDeLaNorme('PLI', '45208')).toBe('B2_C');
    expect(secteurDeLaNorme('PLI', '36001')).toBe('B2_C');
    expect(secteurDeLaNorme('PLUS', '45234')).toBe('autres');
    expect(secteurDeLaNorme('PLI', '97101')).toBeNull();
  });
});
