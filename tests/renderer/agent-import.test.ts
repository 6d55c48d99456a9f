import { describe, expect, test } from 'vitest';
import { portailDuDepartement } from '../../domain/referentiels/portails.ts';
import { adresseLisible } from '../../renderer/ecrans/agent-import/adresse-lisible.ts';
import { textesImport } from '../../renderer/textes/agent-import.ts';

describe('le site d’enregistrement d’un département', () => {
  test.each([
    ['75', 'demande-logement-social.gouv.fr'],
    ['29', 'demandelogement29.fr/imhowebGP29/'],
  ])('celui du département %s s’écrit comme dans le guide', (code, attendu) =>
    expect(adresseLisible(portailDuDepartement(code)!)).toBe(attendu),
  );

  test.each([
    ['https://www.demande-logement-social.gouv.fr/', 'demande-logement-social.gouv.fr'],
    ['https://www.demandelogement29.fr/imhowebGP29/', 'demandelogement29.fr/imhowebGP29/'],
  ])('« %s » s’écrit « %s »', (url, attendu) => expect(adresseLisible(url)).toBe(attendu));
});

test('le numéro du guide se relit en clair : territoire, mois et année du dépôt', () =>
  expect(textesImport.lu('nur', '111092062114ACLOG')).toBe('Numéro unique régional (NUR), demande déposée en septembre 2020.'));
