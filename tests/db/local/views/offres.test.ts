import { expect, test } from 'vitest';
import { creerVues } from '../../../../db/local/views/vues.ts';
import { demandeId, offreId } from '../../../constructeurs/identifiants.ts';
import { uneOffre } from '../../../constructeurs/offre.ts';
import { ligne, recevoir, uneBase } from '../outils.ts';

test('les offres ouvertes sont publiées, des départements demandés, et leur date limite n’est pas passée', () => {
  const base = uneBase();
  recevoir(base, [
    ligne('offre', 1, uneOffre(1).avecDateLimite('2026-11-20').valeur()),
    ligne('offre', 2, uneOffre(2).avecDateLimite('2026-11-19').valeur()),
    ligne('offre', 3, uneOffre(3).retiree().valeur()),
    ligne('offre', 4, uneOffre(4).avecCommune('Bourges').valeur()),
    ligne('offre', 5, uneOffre(5).avec({ etat: 'attribuee' }).valeur()),
  ]);
  const vues = creerVues(base);
  const ids = (departements: string[]) =>
    vues
      .offresOuvertes({ departements, jour: '2026-11-20' })
      .map((o) => o.id)
      .sort();
  expect(ids(['45'])).toEqual([offreId(1)]);
  expect(ids(['45', '18', '45'])).toEqual([offreId(1), offreId(4)]);
  expect(ids([])).toEqual([]);
  expect(vues.offresOuvertes({ departements: ['45'], jour: '2026-11-20' })).toEqual([uneOffre(1).avecDateLimite('2026-11-20').valeur()]);
  expect(vues.lireOffre(offreId(3))?.etat).toBe('retiree');
  expect([vues.lireOffre(offreId(99)), vues.lireDossier(demandeId(99))]).toEqual([null, null]);
});
