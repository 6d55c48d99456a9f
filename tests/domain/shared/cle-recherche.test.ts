import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';
import { unTexteQuelconque } from '../../constructeurs/texte.ts';

describe('la clé de recherche', () => {
  it.each([
    ['Lefèvre-Œuvrard', 'lefevre oeuvrard'],
    ['LEFEVRE OEUVRARD', 'lefevre oeuvrard'],
    ['  N’Guessan  ', 'n guessan'],
    ["N'Guessan", 'n guessan'],
    ['Lætitia', 'laetitia'],
    ['Le\u0301a', 'lea'],
    ['Gonçalves Nuñez', 'goncalves nunez'],
    ['Müller', 'muller'],
    ['Ŷvonne', 'yvonne'],
    ['Ǽgir', 'aegir'],
    ['Ｄｕｐｏｎｔ', 'dupont'],
    ['jean-paul@boite.test', 'jean paul@boite.test'],
    ['Saint-Jean-de-la-Ruelle', 'saint jean de la ruelle'],
    ['045 0526', '045 0526'],
    ['"*%', ''],
    ['', ''],
  ])('« %s » se cherche « %s »', (texte, cle) => {
    expect(cleRecherche(texte)).toBe(cle);
  });

  it('la clé d’une clé est elle-même', () => {
    fc.assert(
      fc.property(unTexteQuelconque, (texte) => {
        expect(cleRecherche(cleRecherche(texte))).toBe(cleRecherche(texte));
      }),
      { numRuns: 1_000 },
    );
  });
});
