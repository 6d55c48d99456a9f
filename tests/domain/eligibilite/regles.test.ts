import { describe, expect, it } from 'vitest';
import { Raison } from '../../../domain/eligibilite/eligibilite.ts';
import { reglePlafond } from '../../../domain/eligibilite/regle-plafond.ts';
import { regleTauxEffort } from '../../../domain/eligibilite/regle-taux-effort.ts';
import { regleTypologie } from '../../../domain/eligibilite/regle-typologie.ts';
import { type Typologie, typologies } from '../../../domain/offre/typologie.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { uneOffre } from '../../constructeurs/offre.ts';
import { unEnfant } from '../../constructeurs/personne.ts';

const ORLEANS = '45234';
const foyer = (personnes: number) => uneDemande().avecACharge(...Array.from({ length: personnes - 1 }, () => unEnfant()));
const jugePlafond = (revenu: number, le = '2026-11-23') =>
  reglePlafond(uneDemande().avecRevenuFiscal(2024, revenu).valeur(), 'PLUS', ORLEANS, le);
const jugeTaux = (ressources: number, aide: number, loyer: number, charges: number, le = '2026-11-23') =>
  regleTauxEffort(uneDemande().avecRessources(ressources, aide).valeur(), uneOffre().avecLoyer(loyer, charges).valeur(), le);

describe('la règle de typologie', () => {
  it.each<[number, Typologie[]]>([
    [1, ['T1', 'T2']],
    [2, ['T1', 'T2', 'T3']],
    [3, ['T2', 'T3', 'T4']],
    [4, ['T3', 'T4', 'T5']],
    [5, ['T4', 'T5', 'T5+']],
    [6, ['T4', 'T5', 'T5+']],
    [9, ['T4', 'T5', 'T5+']],
  ])('pour %i personnes : %j', (personnes, adaptees) => {
    for (const typologie of typologies) {
      expect(regleTypologie(foyer(personnes).valeur(), { typologie })).toMatchObject({
        personnes,
        typologie,
        adaptees,
        verdict: adaptees.includes(typologie) ? 'favorable' : 'defavorable',
      });
    }
  });

  it.each<[Typologie, string]>([
    ['T1', 'a_verifier'],
    ['T2', 'favorable'],
    ['T3', 'favorable'],
    ['T4', 'a_verifier'],
    ['T5', 'defavorable'],
  ])('deux personnes et une naissance attendue, un %s : %s', (typologie, verdict) => {
    expect(regleTypologie(foyer(2).avecNaissances(1).valeur(), { typologie }).verdict).toBe(verdict);
  });
});

describe('la règle du plafond', () => {
  it.each([
    [23_402, 'favorable'],
    [23_403, 'favorable'],
    [23_403.01, 'defavorable'],
    [23_404, 'defavorable'],
    [0, 'favorable'],
  ])('un revenu de %d € pour un plafond de 23 403 € : %s', (revenu, verdict) => {
    expect(jugePlafond(revenu)).toMatchObject({
      verdict,
      revenu,
      plafond: 23_403,
      anneePlafond: 2026,
      anneeRevenu: 2024,
      secteur: 'autres',
      categorie: 1,
      personnesSupplementaires: 0,
    });
  });

  it.each([
    ['2025-12-31', 2025, 23_201, 2023],
    ['2026-01-01', 2026, 23_403, 2024],
    ['2026-12-31', 2026, 23_403, 2024],
    ['2027-01-01', 2027, null, 2025],
  ])('le %s : plafonds de %i (%s €), revenus de %i', (le, anneePlafond, plafond, anneeRevenu) => {
    expect(jugePlafond(21_400, le)).toMatchObject({ anneePlafond, plafond, anneeRevenu });
  });

  it('une année sans plafond connu est à vérifier, et le dit', () => {
    expect(jugePlafond(21_400, '2027-01-01')).toMatchObject({
      verdict: 'a_verifier',
      plafond: null,
      source: 'aucun plafond connu pour 2027',
    });
  });

  it('sans l’avis de l’année demandée, c’est à vérifier', () => {
    const { ressources, ...reste } = uneDemande().valeur();
    const raison = reglePlafond(
      {
        ...reste,
        ressources: {
          ...ressources,
          revenusFiscaux: [
            { annee: 2023, montant: 1 },
            { annee: 2025, montant: 1 },
          ],
        },
      },
      'PLUS',
      ORLEANS,
      '2026-11-23',
    );
    expect(raison).toMatchObject({ verdict: 'a_verifier', revenu: null, plafond: 23_403, anneeRevenu: 2024 });
  });

  it.each([
    ['97101', null],
    ['98818', null],
  ])('outre-mer (%s), aucun plafond n’est connu : à vérifier', (insee, secteur) => {
    for (const norme of ['PLUS', 'PLI'] as const) {
      expect(reglePlafond(uneDemande().valeur(), norme, insee, '2026-11-23')).toMatchObject({
        verdict: 'a_verifier',
        secteur,
        plafond: null,
      });
    }
  });

  it.each([
    ['75111', 'PLUS', 'paris_limitrophes', 26_920],
    ['94080', 'PLAI', 'paris_limitrophes', 14_811],
    ['78646', 'PLS', 'idf', 34_996],
    ['75056', 'PLI', 'Abis', 44_344],
  ] as const)('à %s en %s, le secteur est « %s » et le plafond %i €', (insee, norme, secteur, plafond) => {
    expect(reglePlafond(uneDemande().valeur(), norme, insee, '2026-11-23')).toMatchObject({ secteur, plafond });
  });

  it('une personne de plus après la sixième catégorie ajoute son supplément', () => {
    const demande = uneDemande()
      .avecCodemandeur()
      .avecACharge(...Array.from({ length: 6 }, () => unEnfant()))
      .avecRevenuFiscal(2024, 60_156 + 2 * 6_710);
    expect(reglePlafond(demande.valeur(), 'PLUS', ORLEANS, '2026-11-23')).toMatchObject({
      verdict: 'favorable',
      categorie: 6,
      personnesSupplementaires: 2,
      plafond: 73_576,
    });
    expect(reglePlafond(demande.avecRevenuFiscal(2024, 73_577).valeur(), 'PLUS', ORLEANS, '2026-11-23').verdict).toBe('defavorable');
  });

  it.each([
    ['pile 10 % de baisse, sous le plafond', 26_000, 23_400, 'a_verifier'],
    ['un euro de moins que 10 % de baisse', 26_000, 23_401, 'defavorable'],
    ['une forte baisse, mais encore au-dessus', 40_000, 24_000, 'defavorable'],
    ['une baisse quand le revenu N-2 suffit déjà', 20_000, 10_000, 'favorable'],
  ])('%s', (_, avant, apres, verdict) => {
    const demande = uneDemande().avecRevenuFiscal(2024, avant).avecRevenuFiscal(2025, apres).valeur();
    const raison = reglePlafond(demande, 'PLUS', ORLEANS, '2026-11-23');
    expect(raison).toMatchObject({ verdict, revenu: avant, anneeRevenu: 2024 });
    expect(raison.source.includes('baisse')).toBe(apres * 10 <= avant * 9);
  });

  it('le PLI dit ce que son zonage a d’incertain', () => {
    expect(reglePlafond(uneDemande().valeur(), 'PLI', ORLEANS, '2026-11-23').source).toContain('zonage A/B/C du 05/07/2024, révisé depuis');
  });
});

describe('la règle du taux d’effort', () => {
  it.each([
    ['trois fois le loyer tout juste', 1_800, 0, 500, 100, 3, 'favorable'],
    ['un centime de moins', 1_799.99, 0, 500, 100, 2.99, 'a_verifier'],
    ['l’aide au logement compte', 1_600, 200, 500, 100, 3, 'favorable'],
    ['2,7 fois tout juste', 1_620, 0, 500, 100, 2.7, 'a_verifier'],
    ['un centime sous 2,7 fois', 1_619.99, 0, 500, 100, 2.69, 'defavorable'],
    ['des centimes qui ne tombent pas juste en virgule flottante', 2_049.99, 0, 683.33, 0, 3, 'favorable'],
    ['sans ressources', 0, 0, 500, 100, 0, 'defavorable'],
    ['un loyer nul ne se divise pas', 1_800, 0, 0, 0, null, 'a_verifier'],
  ])('%s', (_, ressources, aide, loyer, charges, foisLeLoyer, verdict) => {
    expect(jugeTaux(ressources, aide, loyer, charges)).toMatchObject({
      foisLeLoyer,
      verdict,
      ressourcesMensuelles: ressources,
      aideAuLogement: aide,
    });
  });

  it('avant la première règle connue, c’est à vérifier', () => {
    expect(jugeTaux(9_000, 0, 500, 0, '2022-11-30')).toMatchObject({ verdict: 'a_verifier', source: 'aucune règle connue à cette date' });
  });
});

it('toute raison tient dans le contrat', () => {
  const demande = uneDemande().avecNaissances(1).valeur();
  const raisons = [
    regleTypologie(demande, uneOffre().valeur()),
    reglePlafond(demande, 'PLI', '97101', '2030-01-01'),
    regleTauxEffort(demande, uneOffre().avecLoyer(0).valeur(), '2026-11-23'),
  ];
  expect(raisons.map((r) => Raison.parse(r))).toEqual(raisons);
});
