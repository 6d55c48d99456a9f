import { describe, expect, test } from 'vitest';
import { evaluer } from '../../../domain/eligibilite/evaluer.ts';
import { sansChangement, supposer, type Hypothese } from '../../../domain/eligibilite/supposer.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const le = '2026-11-23';
const demande = uneDemande().valeur();
const offre = uneOffre().avecTypologie('T3').avecLoyer(700, 50).valeur();
const avec = (change: Partial<Hypothese>) => {
  const { verdict, raisons } = evaluer({ demande: supposer(demande, { ...sansChangement(demande), ...change }), offre, le });
  return [verdict, ...raisons.map((r) => r.verdict)];
};

describe('une hypothèse', () => {
  test('qui ne change rien donne le même verdict', () => {
    expect(supposer(demande, sansChangement(demande))).toEqual(demande);
  });

  test.each<[string, Partial<Hypothese>, string[]]>([
    [
      'sans rien changer, un T3 est trop grand pour une personne, et un peu cher',
      {},
      ['defavorable', 'defavorable', 'favorable', 'a_verifier'],
    ],
    [
      'une naissance attendue : la typologie est à vérifier',
      { naissancesAttendues: 1 },
      ['a_verifier', 'a_verifier', 'favorable', 'a_verifier'],
    ],
    ['une aide de 250 € : trois fois le loyer', { aideAuLogement: 250 }, ['defavorable', 'defavorable', 'favorable', 'favorable']],
    [
      'un codemandeur et ses ressources : tout est favorable',
      { codemandeur: { revenuFiscal: 5_000, mensuelles: 600 } },
      ['favorable', 'favorable', 'favorable', 'favorable'],
    ],
    [
      'un codemandeur dont le revenu passe le plafond',
      { codemandeur: { revenuFiscal: 60_000, mensuelles: 600 } },
      ['defavorable', 'favorable', 'defavorable', 'favorable'],
    ],
  ])('%s', (_, change, attendu) => expect(avec(change)).toEqual(attendu));

  test('le codemandeur de la demande reste le sien', () => {
    const couple = uneDemande().avecCodemandeur().valeur();
    const suppose = supposer(couple, { ...sansChangement(couple), codemandeur: { revenuFiscal: 9_000, mensuelles: 900 } });
    expect(suppose).toEqual(couple);
  });
});
