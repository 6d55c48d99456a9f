import { describe, expect, test } from 'vitest';
import { academieDuSiret, estEnregistree, saisieDe } from '../../renderer/ecrans/agent-completer/saisie.ts';
import { uneDemande } from '../constructeurs/demande.ts';

const { rattachement } = uneDemande().valeur();

describe('la saisie de l’employeur', () => {
  test('reprend ce qui est enregistré pour la personne rattachée, et rien pour l’autre', () => {
    expect(saisieDe(rattachement, 'demandeur')).toMatchObject({ siret: '17450430800019', cdi: true, dateEntree: '2019-09-01' });
    expect(saisieDe(rattachement, 'codemandeur')).toEqual({
      siret: '',
      employeur: '',
      codeEntreprise: '',
      matricule: '',
      dateEntree: '',
      cdi: null,
    });
  });

  const enregistree = saisieDe(rattachement, 'demandeur');
  test.each([
    ['telle quelle', 'demandeur', enregistree, true],
    [
      'avec des espaces en plus',
      'demandeur',
      { ...enregistree, siret: '174 504 308 00019', employeur: ` ${enregistree.employeur} ` },
      true,
    ],
    ['avec un autre matricule', 'demandeur', { ...enregistree, matricule: 'M9' }, false],
    ['pour l’autre personne', 'codemandeur', enregistree, false],
  ] as const)('%s, l’académie est validée : %s → %s', (_, personne, saisie, attendu) =>
    expect(estEnregistree(rattachement, personne, saisie)).toBe(attendu),
  );

  test('sans nom d’employeur enregistré, l’académie n’est pas validée', () => {
    const vide = { ...rattachement, employeur: '' };
    expect(estEnregistree(vide, 'demandeur', saisieDe(vide, 'demandeur'))).toBe(false);
  });

  test.each([
    ['17450430800019', 'Orléans-Tours'],
    ['174 504 308 00019', 'Orléans-Tours'],
    ['35600000000048', null],
    ['1745043080001', null],
  ])('le SIRET « %s » est celui de l’académie : %s', (siret, attendu) => expect(academieDuSiret(siret)).toBe(attendu));
});
