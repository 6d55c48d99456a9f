import { describe, expect, it } from 'vitest';
import { arrondissementsDe, communeEntiere } from '../../../domain/referentiels/arrondissements.ts';
import { communesDuDepartement, trouverCommune } from '../../../domain/referentiels/communes.ts';
import { departementDe, departements, estEnMetropole, trouverDepartement } from '../../../domain/referentiels/departements.ts';
import { departementsLimitrophes, limitrophesDe, sontLimitrophes } from '../../../domain/referentiels/limitrophes.ts';

const toutes = departements.flatMap((d) => communesDuDepartement(d.code));

describe('les communes', () => {
  it('sont celles du code officiel géographique 2026, arrondissements compris', () => {
    expect(toutes).toHaveLength(34_969 + 45);
    expect(new Set(toutes.map((c) => c.insee)).size).toBe(toutes.length);
    expect(toutes.filter((c) => c.arrondissementDe !== null)).toHaveLength(45);
    const codes = communesDuDepartement('45').map((c) => c.insee);
    expect(codes).toEqual(codes.toSorted());
    expect(communesDuDepartement('20')).toEqual([]);
  });

  it.each([
    ['45234', { insee: '45234', nom: 'Orléans', departement: '45', codesPostaux: ['45000', '45100'], arrondissementDe: null }],
    [
      '75116',
      { insee: '75116', nom: 'Paris 16e Arrondissement', departement: '75', codesPostaux: ['75016', '75116'], arrondissementDe: '75056' },
    ],
    ['2A004', { insee: '2A004', nom: 'Ajaccio', departement: '2A', arrondissementDe: null }],
    ['97105', { insee: '97105', nom: 'Basse-Terre', departement: '971', arrondissementDe: null }],
  ])('%s se trouve par son code', (insee, attendu) => {
    expect(trouverCommune(insee)).toMatchObject(attendu);
    expect(trouverCommune(insee)?.population).toBeGreaterThan(1000);
  });

  it.each(['45999', '', 'Orléans', '20004', '__proto__', 'toString'])('« %s » n’est pas une commune', (code) => {
    expect(trouverCommune(code)).toBeNull();
  });

  it('une commune sans habitant n’a ni population ni code postal', () => {
    expect(trouverCommune('98412')).toMatchObject({ population: null, codesPostaux: [] });
  });
});

describe('les arrondissements', () => {
  it.each([
    ['75056', 20],
    ['69123', 9],
    ['13055', 16],
    ['45234', 0],
  ])('%s en a %i', (commune, nombre) => {
    const liste = arrondissementsDe(commune);
    expect(liste).toHaveLength(nombre);
    expect(liste.map(communeEntiere)).toEqual(liste.map(() => commune));
    expect(liste.map((a) => trouverCommune(a)?.arrondissementDe)).toEqual(liste.map(() => commune));
  });

  it.each(['75100', '75121', '69380', '69390', '13200', '13217', '2A004'])('%s, juste hors des bornes, est sa propre commune', (insee) => {
    expect(communeEntiere(insee)).toBe(insee);
  });
});

describe('les départements', () => {
  it('couvrent toutes les communes', () => {
    expect(departements).toHaveLength(109);
    expect(toutes.every((c) => departementDe(c.insee) === c.departement)).toBe(true);
    expect(trouverDepartement('45')).toEqual({ code: '45', nom: 'Loiret', region: 'Centre-Val de Loire', chefLieu: '45234' });
    expect(trouverDepartement('20')).toBeNull();
  });

  it.each([
    ['45', true],
    ['2B', true],
    ['971', false],
    ['20', false],
    ['99', false],
  ])('%s est en métropole : %s', (code, attendu) => {
    expect(estEnMetropole(code)).toBe(attendu);
  });
});

describe('les communes limitrophes', () => {
  it('le sont dans les deux sens, ne le sont jamais d’elles-mêmes, et existent toutes', () => {
    const existe = new Set(toutes.map((c) => c.insee));
    const fautes = toutes.flatMap(({ insee }) =>
      limitrophesDe(insee)
        .filter((v) => !existe.has(v) || v === insee || !sontLimitrophes(v, insee))
        .map((v) => `${insee} – ${v}`),
    );
    expect(fautes).toEqual([]);
    expect(toutes.reduce((n, c) => n + limitrophesDe(c.insee).length, 0)).toBeGreaterThan(204_000);
  });

  it.each(['75056', '69123', '13055'])('les voisines de %s sont celles de ses arrondissements', (ville) => {
    const arrondissements = arrondissementsDe(ville);
    const dehors = new Set(arrondissements.flatMap((a) => limitrophesDe(a).filter((v) => !arrondissements.includes(v))));
    expect([...dehors].sort()).toEqual(limitrophesDe(ville));
  });

  it('un contact en un seul point ne suffit pas', () => {
    expect(trouverCommune('01202')).not.toBeNull();
    expect(sontLimitrophes('01008', '01202')).toBe(false);
    expect(limitrophesDe('01008')).toContain('01041');
  });

  it('une île et un code inconnu n’ont pas de voisine', () => {
    expect(limitrophesDe('29155')).toEqual([]);
    expect(limitrophesDe('99999')).toEqual([]);
  });

  it('les départements voisins comptent celui dont on part', () => {
    expect(departementsLimitrophes(['45'])).toEqual(['18', '28', '41', '45', '58', '77', '89', '91']);
    expect(departementsLimitrophes(['75'])).toEqual(['75', '92', '93', '94']);
    expect(departementsLimitrophes(['2A', '971'])).toEqual(['2A', '2B', '971']);
    expect(departementsLimitrophes([])).toEqual([]);
  });

  it('tout couple de communes limitrophes est dans deux départements voisins', () => {
    const voisins = new Map(departements.map((d) => [d.code, departementsLimitrophes([d.code])]));
    const fautes = toutes.filter((c) => !limitrophesDe(c.insee).every((v) => voisins.get(c.departement)?.includes(departementDe(v))));
    expect(fautes).toEqual([]);
  });
});
