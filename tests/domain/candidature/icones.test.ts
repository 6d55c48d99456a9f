import { describe, expect, it } from 'vitest';
import { appliquer } from '../../../domain/candidature/appliquer.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { EtatCandidature } from '../../../domain/candidature/etapes.ts';
import { barreDeSuivi, icones } from '../../../domain/candidature/icones.ts';
import { auteurs, histoire, uneCandidature } from '../../constructeurs/candidature.ts';
import { midi } from '../../constructeurs/jours.ts';

const abrege = { faite: '●', en_cours: '◐', arretee: '✕', a_venir: '○', proposee: '◆', sautee: '–' } as const;
const barre = (c: Pick<Candidature, 'etat' | 'evenements'>): string => icones.map((i) => abrege[barreDeSuivi(c)[i]]).join('');

/** Je postule, Validations, Envoi bailleur, Visite, Commission logement, Entrez dans les lieux. */
const attendues: Record<EtatCandidature, string> = {
  deposee: '●◐○○○○',
  validee: '●●◐○○○',
  invalidee: '●✕○○○○',
  transmise: '●●●○○○',
  en_commission: '●●●○◐○',
  attribuee: '●●●○●◐',
  attribuee_avec_rang: '●●●○●◐',
  attribuee_sous_condition: '●●●○●◐',
  non_attribuee: '●●●–✕○',
  irrecevable: '●●●–✕○',
  acceptee: '●●●○●◐',
  bail_signe: '●●●–●◐',
  entree_dans_les_lieux: '●●●–●●',
  desistee: '●●●–●✕',
  annulee: '●✕○○○○',
};

describe('la barre de suivi', () => {
  it.each(Object.entries(attendues) as [EtatCandidature, string][])('à l’état %s : %s', (etat, attendue) => {
    expect(barre(uneCandidature().dansLEtat(etat).valeur())).toBe(attendue);
  });

  it('une annulation après validation s’arrête à l’envoi au bailleur', () => {
    const evenements = [
      ...histoire('validee'),
      { etat: 'annulee' as const, quand: midi(), auteur: auteurs.agent, motif: null, acte: 'annuler' as const },
    ];
    expect(barre({ etat: 'annulee', evenements })).toBe('●●✕○○○');
  });

  it.each([
    ['transmise', '●●●◆○○'],
    ['en_commission', '●●●◆◐○'],
    ['attribuee', '●●●◆●◐'],
    ['acceptee', '●●●◆●◐'],
  ] as const)('une visite proposée à l’état %s se voit : %s', (etat, attendue) => {
    const reponse = appliquer(uneCandidature().dansLEtat(etat).valeur(), {
      acte: 'proposer_visite',
      auteur: auteurs.bailleur,
      instant: midi(),
      jour: null,
      texte: 'Le 3 décembre',
    });
    expect(reponse.ok && barre(reponse.value)).toBe(attendue);
  });

  it.each([
    ['une visite proposée', 'proposer_visite', '●●●◆●●'],
    ['une visite faite', 'constater_visite', '●●●●●●'],
    ['une demande de complément n’est pas une visite : elle', 'demander_complement', '●●●–●●'],
    ['une histoire plus ancienne, qui ne nomme pas ses actes,', null, '●●●◆●●'],
  ] as const)('%s reste lisible jusqu’à l’entrée dans les lieux', (_, acte, attendue) => {
    const evenements = histoire('entree_dans_les_lieux').flatMap((e) => (e.etat === 'transmise' ? [e, { ...e, acte }] : [e]));
    expect(barre({ etat: 'entree_dans_les_lieux', evenements })).toBe(attendue);
  });
});
