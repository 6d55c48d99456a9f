import { describe, expect, test } from 'vitest';
import type { Raison } from '../../domain/eligibilite/eligibilite.ts';
import { phraseRaison } from '../../renderer/textes/eligibilite.ts';

const dire = (raison: Raison): string => phraseRaison(raison).replaceAll(/[\u00a0\u202f]/g, ' ');
const plafond = {
  regle: 'plafond',
  verdict: 'favorable',
  normeLocative: 'PLUS',
  secteur: 'autres',
  categorie: 2,
  personnesSupplementaires: 0,
  plafond: 37_584,
  anneePlafond: 2026,
  revenu: 19_774,
  anneeRevenu: 2024,
  source: 'arrêté',
} as const satisfies Raison;
const effort = {
  regle: 'taux_effort',
  verdict: 'a_verifier',
  loyerChargesComprises: 620.37,
  ressourcesMensuelles: 1_742.36,
  aideAuLogement: 0,
  foisLeLoyer: 2.81,
  source: 'guide',
} as const satisfies Raison;

describe('les phrases de l’éligibilité', () => {
  test.each<[string, Raison, string]>([
    [
      'la typologie',
      { regle: 'typologie', verdict: 'defavorable', personnes: 1, typologie: 'T3', adaptees: ['T1', 'T2'], source: 'guide' },
      '1 personne : typologies adaptées T1 et T2 ; celle-ci est T3.',
    ],
    [
      'les grandes typologies',
      { regle: 'typologie', verdict: 'favorable', personnes: 6, typologie: 'T5+', adaptees: ['T4', 'T5', 'T5+'], source: 'guide' },
      '6 personnes : typologies adaptées T4, T5 et T6 et plus ; celle-ci est T6 et plus.',
    ],
    [
      'le plafond',
      plafond,
      'PLUS : revenu fiscal de référence 2024 de 19 774 €, plafond 2026 de 37 584 € (Autres régions, catégorie de ménage 2).',
    ],
    [
      'le plafond d’un grand ménage',
      { ...plafond, categorie: 6, personnesSupplementaires: 2 },
      'PLUS : revenu fiscal de référence 2024 de 19 774 €, plafond 2026 de 37 584 € (Autres régions, catégorie de ménage 6 et 2 personnes en plus).',
    ],
    [
      'un avis manquant',
      { ...plafond, revenu: null },
      'PLUS : revenu fiscal de référence 2024 non connu, plafond 2026 de 37 584 € (Autres régions, catégorie de ménage 2).',
    ],
    [
      'un plafond inconnu',
      { ...plafond, plafond: null, secteur: null },
      'PLUS : revenu fiscal de référence 2024 de 19 774 €, plafond 2026 non connu.',
    ],
    [
      'le taux d’effort',
      effort,
      'Ressources 1 742,36 € par mois, loyer charges comprises 620,37 € : 2,8 fois le loyer, pour environ 3 attendues.',
    ],
    [
      'l’aide au logement',
      { ...effort, aideAuLogement: 294, foisLeLoyer: null },
      'Ressources 1 742,36 € et aide au logement 294 € par mois, loyer charges comprises 620,37 €.',
    ],
  ])('dit %s avec ses chiffres', (_, raison, attendu) => expect(dire(raison)).toBe(attendu));
});
