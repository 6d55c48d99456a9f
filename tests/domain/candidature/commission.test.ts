import { describe, expect, it } from 'vitest';
import { type FaitsCommission, inscrireEnCommission, type InscrireEnCommissionInput } from '../../../domain/candidature/commission.ts';
import { etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { candidatureId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const offre = uneOffre().valeur();
const recue = (n: number) => uneCandidature(n).surLOffre(offre).dansLEtat('transmise');
const trois = [1, 2, 3].map((n) => recue(n).valeur());
const faits = { offre, candidatures: trois, auteur: auteurs.bailleur, instant: midi(), jour: aujourdhui } satisfies FaitsCommission;
const saisie: InscrireEnCommissionInput = {
  offreId: offre.id,
  candidatureIds: [1, 2, 3].map(candidatureId),
  le: '2026-12-10',
  exception: null,
};
const motifs = (de: Partial<FaitsCommission>, traits: Partial<InscrireEnCommissionInput>): string[] => {
  const reponse = inscrireEnCommission({ ...faits, ...de }, { ...saisie, ...traits });
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

describe('inscrire en commission (R441-3 CCH)', () => {
  it('inscrit les dossiers à la même séance, avec leur nombre', () => {
    const reponse = inscrireEnCommission(faits, saisie);
    expect(reponse.ok && reponse.value.map((c) => [c.id, c.etat, c.commission, c.evenements.at(-1)?.acte])).toEqual(
      trois.map((c) => [c.id, 'en_commission', { le: '2026-12-10', dossiers: 3, exception: null }, 'inscrire_en_commission']),
    );
  });

  it('avec une exception déclarée, un seul dossier suffit, et l’exception est gardée', () => {
    const reponse = inscrireEnCommission(faits, { ...saisie, candidatureIds: [candidatureId(2)], exception: 'insuffisance_de_candidats' });
    expect(reponse.ok && reponse.value.map((c) => [c.id, c.commission])).toEqual([
      [candidatureId(2), { le: '2026-12-10', dossiers: 1, exception: 'insuffisance_de_candidats' }],
    ]);
  });

  it.each<[string, Partial<FaitsCommission>, Partial<InscrireEnCommissionInput>, string[]]>([
    ['deux dossiers', {}, { candidatureIds: [1, 2].map(candidatureId) }, ['moins_de_trois_dossiers']],
    ['deux dossiers, dont un nommé deux fois', {}, { candidatureIds: [1, 2, 2].map(candidatureId) }, ['moins_de_trois_dossiers']],
    ['une personne prioritaire désignée', {}, { candidatureIds: [candidatureId(1)], exception: 'personne_prioritaire_designee' }, []],
    ['aujourd’hui', {}, { le: aujourdhui }, []],
    ['hier', {}, { le: '2026-11-22' }, ['commission_passee']],
    ['l’offre est inconnue', { offre: null }, {}, ['offre_inconnue']],
    ['un des dossiers n’a pas été reçu', { candidatures: trois.slice(1) }, {}, ['candidature_inconnue']],
    [
      'un des dossiers est d’une autre offre',
      { candidatures: [...trois.slice(1), uneCandidature(1).surLOffre(uneOffre(9).valeur()).dansLEtat('transmise').valeur()] },
      {},
      ['candidature_inconnue'],
    ],
    [
      'toutes les raisons à la fois',
      { offre: null, candidatures: [recue(1).dansLEtat('deposee').valeur()] },
      { candidatureIds: [1, 2].map(candidatureId), le: '2020-01-01' },
      ['offre_inconnue', 'candidature_inconnue', 'moins_de_trois_dossiers', 'commission_passee', 'acte_impossible'],
    ],
  ])('%s', (_, de, traits, attendus) => expect(motifs(de, traits)).toEqual(attendus));

  it.each(etatsCandidature)('un dossier à l’état « %s » : reçu et pas encore inscrit, ou aucun des trois n’est inscrit', (etat) => {
    const candidatures = [...trois.slice(1), recue(1).dansLEtat(etat).valeur()];
    expect(motifs({ candidatures }, {})).toEqual(etat === 'transmise' ? [] : ['acte_impossible']);
  });

  it('personne d’autre que le bailleur n’inscrit en commission', () => {
    expect(motifs({ auteur: auteurs.conseiller }, {})).toEqual(['role_interdit', 'role_interdit', 'role_interdit']);
  });
});
