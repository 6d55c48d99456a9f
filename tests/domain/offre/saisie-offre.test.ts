import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EtiquetteGes, NormeLocative, Offre } from '../../../domain/offre/offre.ts';
import {
  type CaracteristiquesOffre,
  type ChampOffre,
  champsOffre,
  DESCRIPTION_MAX,
  lireSaisieOffre,
  RefusOffre,
  SaisieOffre,
  saisieDe,
} from '../../../domain/offre/saisie-offre.ts';
import { Typologie } from '../../../domain/offre/typologie.ts';
import { ajouterJours } from '../../../domain/shared/dates.ts';
import { communesDesEssais, type NomDeCommune, uneCommune } from '../../constructeurs/commune.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { unTexteQuelconque } from '../../constructeurs/texte.ts';

const noms = Object.keys(communesDesEssais) as NomDeCommune[];
const commune = (insee: string) => noms.map((nom) => uneCommune(nom)).find((c) => c.insee === insee) ?? null;
const juste = saisieDe(uneOffre().valeur());
const lire = (traits: Partial<SaisieOffre>, jour = aujourdhui) => lireSaisieOffre({ ...juste, ...traits }, { commune, jour });
const valeur = (traits: Partial<SaisieOffre>): CaracteristiquesOffre => {
  const lue = lire(traits);
  if (!lue.ok) throw new Error(JSON.stringify(lue.refus));
  return lue.value;
};
const raisons = (traits: Partial<SaisieOffre>): readonly RefusOffre[] => {
  const lue = lire(traits);
  if (!lue.ok) expect(lue.refus.map((r) => RefusOffre.parse(r))).toEqual(lue.refus);
  return lue.ok ? [] : lue.refus;
};
const motifs = (traits: Partial<SaisieOffre>): string[] => raisons(traits).map((r) => r.motif);
const vide = Object.fromEntries(champsOffre.map((champ) => [champ, ''])) as SaisieOffre;

describe('une offre saisie à la française', () => {
  it.each([
    ['1 234,50', 1234.5],
    ['1234.5', 1234.5],
    ['1\u202f234,50\u00a0€', 1234.5],
    ['1\u2009234', 1234],
    ['703 €', 703],
    ['€703', 703],
    ['0', 0],
    ['480,004', 480],
    ['480,006', 480.01],
    [' 480 ', 480],
    ['10 000', 10_000],
  ])('un loyer écrit « %s » se lit %d', (loyer, attendu) => expect(valeur({ loyer }).loyer).toBe(attendu));

  it.each([
    ['47', 47],
    ['47,5 m²', 47.5],
    ['47m²', 47],
    ['5', 5],
    ['500', 500],
  ])('une surface écrite « %s » se lit %d', (surface, attendu) => expect(valeur({ surface }).surface).toBe(attendu));

  it.each([
    ['RDC', 0],
    ['rdc', 0],
    ['Rez-de-chaussée', 0],
    ['rez-de-chaussee', 0],
    ['0', 0],
    ['-1', -1],
    [' 12 ', 12],
    ['60', 60],
  ])('un étage écrit « %s » se lit %d', (etage, attendu) => expect(valeur({ etage }).etage).toBe(attendu));

  it.each([
    ['oui', true],
    ['Oui', true],
    ['O', true],
    ['non', false],
    ['NON', false],
    ['n', false],
  ])('« %s » : %s', (adaptePmr, attendu) => expect(valeur({ adaptePmr }).adaptePmr).toBe(attendu));

  it.each([
    ['15/12/2026', '2026-12-15'],
    ['1/1/2027', '2027-01-01'],
    ['2026-12-15', '2026-12-15'],
    ['29/02/2028', '2028-02-29'],
  ])('un jour écrit « %s » se lit %s', (dateLimite, attendu) => {
    expect(valeur({ dateLimite, disponibleLe: '2028-12-31' }).dateLimite).toBe(attendu);
  });

  it('les choix se reconnaissent sans la casse', () => {
    expect(valeur({ typologie: 't2', normeLocative: 'plus', ges: 'c' })).toMatchObject({
      typologie: 'T2',
      normeLocative: 'PLUS',
      ges: 'C',
    });
  });
});

describe('ce qui ne se lit pas est refusé, avec son champ', () => {
  it.each<[ChampOffre, string[]]>([
    ['reference', ['x'.repeat(61), 'OFF\n1', 'OFF\u0000']],
    ['insee', ['45', '4523A', '452345', 'Orléans']],
    ['codePostal', ['4500', '45 000', 'F-45000']],
    ['typologie', ['F2', 'T12', '2']],
    ['surface', ['grand', '47 pieds', 'm²', '4.5E+1', 'Infinity']],
    ['normeLocative', ['PLUSS', 'HLM']],
    ['loyer', ['1,234.50', '1.234,50', 'gratuit', '€', '12-', '=480+20', '0x1F4', 'NaN']],
    ['charges', ['?']],
    ['etage', ['1,5', 'premier', '1er']],
    ['adaptePmr', ['peut-être', 'ouii', 'true', '1']],
    ['ges', ['H', 'AB']],
    ['description', ['x'.repeat(DESCRIPTION_MAX + 1), 'calme\u0000']],
    ['dateLimite', ['31/02/2027', '29/02/2027', '32/01/2027', '15/13/2026', '15/12/26', '15-12-2026', '2026-02-30', 'demain']],
    ['disponibleLe', ['10 janvier 2027', '00/01/2027']],
  ])('%s : %j', (champ, saisies) => {
    for (const saisie of saisies) {
      expect(raisons({ [champ]: saisie })).toEqual([{ motif: 'champ_illisible', champ, lu: saisie.trim().slice(0, 80) }]);
    }
  });

  it('une saisie vide a une raison par champ, et rien d’autre', () => {
    expect(raisons(vide)).toEqual(expect.arrayContaining(champsOffre.map((champ) => ({ motif: 'champ_absent', champ }))));
    expect(raisons(vide)).toHaveLength(champsOffre.length);
  });

  it.each(champsOffre)('%s fait d’espaces est absent', (champ) => {
    expect(raisons({ [champ]: ' \u00a0\t' })).toEqual([{ motif: 'champ_absent', champ }]);
  });

  it.each<[ChampOffre, string[], number, number]>([
    ['surface', ['4,99', '-47', '500,01'], 5, 500],
    ['loyer', ['-1', '10 000,01', '9'.repeat(400)], 0, 10_000],
    ['charges', ['-0,01', '5 001'], 0, 5_000],
    ['etage', ['-2', '61'], -1, 60],
  ])('%s hors de ses limites', (champ, saisies, minimum, maximum) => {
    for (const saisie of saisies) {
      expect(raisons({ [champ]: saisie })).toEqual([{ motif: 'champ_hors_limites', champ, lu: saisie.slice(0, 80), minimum, maximum }]);
    }
  });

  it('une commune qui n’existe pas est dite inconnue', () => {
    expect(raisons({ insee: '45999' })).toEqual([{ motif: 'commune_inconnue', lu: '45999' }]);
  });

  it('toutes les raisons à la fois, chacune avec son champ', () => {
    expect(
      raisons({ reference: '', insee: '45999', surface: 'grand', loyer: '-5', dateLimite: '22/11/2026', disponibleLe: '21/11/2026' }),
    ).toEqual([
      { motif: 'commune_inconnue', lu: '45999' },
      { motif: 'champ_absent', champ: 'reference' },
      { motif: 'champ_illisible', champ: 'surface', lu: 'grand' },
      { motif: 'champ_hors_limites', champ: 'loyer', lu: '-5', minimum: 0, maximum: 10_000 },
      { motif: 'date_limite_passee', dateLimite: '2026-11-22' },
      { motif: 'disponible_avant_la_date_limite', dateLimite: '2026-11-22', disponibleLe: '2026-11-21' },
    ]);
  });
});

describe('les dates d’une offre', () => {
  it.each([
    ['la veille', '22/11/2026', '01/01/2027', ['date_limite_passee']],
    ['aujourd’hui', '23/11/2026', '01/01/2027', []],
    ['demain', '24/11/2026', '01/01/2027', []],
    ['disponible la veille de la date limite', '15/12/2026', '14/12/2026', ['disponible_avant_la_date_limite']],
    ['disponible le jour de la date limite', '15/12/2026', '15/12/2026', []],
    ['une date limite illisible ne dit rien de l’autre date', 'demain', '01/01/2020', ['champ_illisible']],
  ])('%s', (_, dateLimite, disponibleLe, attendus) => expect(motifs({ dateLimite, disponibleLe })).toEqual(attendus));
});

describe('la description est gardée telle quelle', () => {
  it.each([
    '=SOMME(A1:A9)',
    '+33 6 39 98 00 01',
    '-10 % de charges',
    '@bailleur',
    '=cmd|"/c calc"!A1',
    '<b>Calme</b> & lumineux',
    '=HYPERLINK("https://exemple.test";"Voir")',
    'Deux\nlignes,\tet une tabulation',
    'x'.repeat(DESCRIPTION_MAX),
  ])('%j', (description) => expect(valeur({ description }).description).toBe(description));

  it('une formule dans un autre champ ne se calcule pas : elle est refusée', () => {
    expect(motifs({ loyer: '=480', surface: '=40+7', dateLimite: '=AUJOURDHUI()' })).toEqual(Array(3).fill('champ_illisible'));
  });

  it('la saisie laisse passer un texte trop long, pour que la règle le refuse par son nom', () => {
    const longue = { ...juste, description: 'x'.repeat(DESCRIPTION_MAX + 1) };
    expect(SaisieOffre.safeParse(longue).success).toBe(true);
    expect(motifs(longue)).toEqual(['champ_illisible']);
  });
});

const centimes = (max: number, min = 0): fc.Arbitrary<number> => fc.integer({ min: min * 100, max: max * 100 }).map((c) => c / 100);
const uneOffreQuelconque: fc.Arbitrary<Offre> = fc
  .record({
    reference: fc.constantFrom('OFF-1', '=1+1', 'Réf. n° 12/B', '-', 'é'.repeat(60)),
    nom: fc.constantFrom(...noms),
    codePostal: fc.constantFrom('01000', '20000', '75011', '97139'),
    typologie: fc.constantFrom(...Typologie.options),
    surface: centimes(500, 5),
    normeLocative: fc.constantFrom(...NormeLocative.options),
    loyer: centimes(10_000),
    charges: centimes(5_000),
    etage: fc.integer({ min: -1, max: 60 }),
    adaptePmr: fc.boolean(),
    ges: fc.constantFrom(...EtiquetteGes.options),
    description: fc.constantFrom('=1+1', 'Deux\nlignes', '« Près de l’école »', 'x'.repeat(DESCRIPTION_MAX)),
    jours: fc.nat(1_500),
    attente: fc.nat(400),
  })
  .map(({ nom, jours, attente, ...traits }) => {
    const dateLimite = ajouterJours(aujourdhui, jours);
    return uneOffre()
      .avec({ ...traits, commune: uneCommune(nom), dateLimite, disponibleLe: ajouterJours(dateLimite, attente) })
      .valeur();
  });

describe('quelle que soit l’offre', () => {
  it('la saisie montrée pour la modifier redonne exactement l’offre', () => {
    fc.assert(
      fc.property(uneOffreQuelconque, (offre) => {
        const saisie = SaisieOffre.parse(saisieDe(offre));
        const {
          id: _,
          etat: __,
          bailleur: ___,
          bailleurId: ____,
          publieeLe: _____,
          nombreCandidatures: ______,
          ...caracteristiques
        } = offre;
        expect(lireSaisieOffre(saisie, { commune, jour: aujourdhui })).toEqual({ ok: true, value: caracteristiques });
      }),
    );
  });

  it('quel que soit le texte, la lecture rend une offre bien faite ou des raisons bien faites, et n’échoue jamais', () => {
    const saisies = fc.record(
      Object.fromEntries(
        champsOffre.map((champ) => [champ, fc.oneof({ weight: 3, arbitrary: fc.constant(juste[champ]) }, unTexteQuelconque)]),
      ),
    ) as fc.Arbitrary<SaisieOffre>;
    fc.assert(
      fc.property(saisies, (saisie) => {
        const lue = lireSaisieOffre(saisie, { commune, jour: aujourdhui });
        if (lue.ok) expect(Offre.parse({ ...uneOffre().valeur(), ...lue.value })).toMatchObject(lue.value);
        else expect(lue.refus.map((r) => RefusOffre.parse(r))).toEqual(lue.refus);
      }),
    );
  });
});
