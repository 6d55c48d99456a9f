import { describe, expect, it } from 'vitest';
import { academieDuDepartement, academies } from '../../../domain/referentiels/academies.ts';
import { departements } from '../../../domain/referentiels/departements.ts';
import { piecesReferencees } from '../../../domain/referentiels/pieces.ts';
import { portailDuDepartement, portailNational, portails } from '../../../domain/referentiels/portails.ts';
import { regleTauxEffort } from '../../../domain/referentiels/taux-effort.ts';
import { lireSiret } from '../../../domain/demande/siret.ts';

describe('les académies', () => {
  it('sont trente et se partagent les départements sans recouvrement', () => {
    expect(academies).toHaveLength(30);
    const codes = academies.flatMap((a) => a.departements);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.every((c) => departements.some((d) => d.code === c))).toBe(true);
    expect(departements.filter((d) => !codes.includes(d.code)).map((d) => d.code)).toEqual(['984', '986', '987', '988', '989']);
  });

  it('celle d’un département se trouve, avec son SIRET quand une source le donne', () => {
    const orleans = academieDuDepartement('37');
    expect(orleans).toMatchObject({ nom: 'Orléans-Tours', siret: '17450430800019' });
    expect(lireSiret(orleans?.siret ?? '').ok).toBe(true);
    expect(academieDuDepartement('75')).toMatchObject({ nom: 'Paris', siret: null });
    expect(academieDuDepartement('988')).toBeNull();
  });
});

describe('les portails d’enregistrement', () => {
  it.each([
    ['75', portailNational],
    ['45', portailNational],
    ['29', 'https://www.demandelogement29.fr/imhowebGP29/'],
    ['37', 'https://www.demandelogement37.fr'],
    ['971', portailNational],
    ['99', null],
  ])('du département %s : %s', (departement, attendu) => {
    expect(portailDuDepartement(departement)).toBe(attendu);
  });

  it('sont tous des adresses https distinctes', () => {
    expect(portails.every((url) => /^https:\/\/[a-z0-9.-]+(\/imhowebGP29\/)?$/.test(url))).toBe(true);
    expect(new Set(portails).size).toBe(portails.length);
    expect(portails).toContain('https://www.demande-logement-social.gouv.fr');
  });
});

it('le catalogue des pièces marque celles du guide, sans code en double dans une catégorie', () => {
  expect(piecesReferencees.filter((p) => p.alin).map((p) => p.code)).toEqual(['salaires', 'hebergement', 'conge']);
  expect(new Set(piecesReferencees.map((p) => `${p.categorie}/${p.code}`)).size).toBe(piecesReferencees.length);
});

it('la règle du taux d’effort est datée', () => {
  expect(regleTauxEffort('2022-11-30')).toBeNull();
  expect(regleTauxEffort('2022-12-01')?.foisLeLoyer).toBe(3);
  expect(regleTauxEffort('2026-11-23')?.foisLeLoyer).toBe(3);
});
