import { describe, expect, it } from 'vitest';
import { Eligibilite } from '../../../domain/eligibilite/eligibilite.ts';
import { evaluer } from '../../../domain/eligibilite/evaluer.ts';
import { plafondsDuMenage } from '../../../domain/eligibilite/plafonds-du-menage.ts';
import { normesLocatives } from '../../../domain/offre/offre.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const le = '2026-11-23';

describe('l’éligibilité', () => {
  it.each([
    ['favorable quand tout l’est', uneDemande(), uneOffre(), 'favorable', ['favorable', 'favorable', 'favorable']],
    [
      'à vérifier quand un chiffre manque',
      uneDemande(),
      uneOffre().avecCommune('Les Abymes'),
      'a_verifier',
      ['favorable', 'a_verifier', 'favorable'],
    ],
    [
      'défavorable dès qu’une règle l’est',
      uneDemande(),
      uneOffre().avecTypologie('T4'),
      'defavorable',
      ['defavorable', 'favorable', 'favorable'],
    ],
    [
      'défavorable l’emporte sur à vérifier',
      uneDemande(),
      uneOffre().avecTypologie('T4').avecCommune('Les Abymes'),
      'defavorable',
      ['defavorable', 'a_verifier', 'favorable'],
    ],
    [
      'toutes les raisons restent, même toutes défavorables',
      uneDemande().avecRevenuFiscal(2024, 90_000).avecRessources(800),
      uneOffre().avecTypologie('T5'),
      'defavorable',
      ['defavorable', 'defavorable', 'defavorable'],
    ],
  ])('est %s', (_, demande, offre, verdict, verdicts) => {
    const eligibilite = evaluer({ demande: demande.valeur(), offre: offre.valeur(), le });
    expect(eligibilite).toMatchObject({ le, verdict });
    expect(eligibilite.raisons.map((r) => r.regle)).toEqual(['typologie', 'plafond', 'taux_effort']);
    expect(eligibilite.raisons.map((r) => r.verdict)).toEqual(verdicts);
    expect(Eligibilite.parse(eligibilite)).toEqual(eligibilite);
    expect(eligibilite.raisons.every((r) => r.source !== '')).toBe(true);
  });
});

describe('les plafonds du ménage', () => {
  it('une raison par norme locative, à la première commune demandée', () => {
    const raisons = plafondsDuMenage(uneDemande().avecCommunes('Paris', 'Orléans').avecRevenuFiscal(2024, 30_000).valeur(), le);
    expect(raisons.map((r) => r.regle === 'plafond' && r.normeLocative)).toEqual(normesLocatives);
    expect(raisons.map((r) => r.regle === 'plafond' && r.plafond)).toEqual([14_811, 26_920, 34_996, 44_344]);
    expect(raisons.map((r) => r.verdict)).toEqual(['defavorable', 'defavorable', 'favorable', 'favorable']);
  });
});
