import { describe, expect, it } from 'vitest';
import { portee } from '../../../domain/droits/portee.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

const parElle = uneCandidature().valeur();
const parUneAutre = uneCandidature().avec({ academieId: paris }).valeur();
const parLAgent = uneCandidature()
  .avec({ evenements: [{ etat: 'deposee', quand: midi(), auteur: auteurs.agent, motif: null, acte: null }] })
  .valeur();

describe('ce que l’académie reçoit d’une demande', () => {
  it.each([
    ['sans mandat', null],
    ['la veille du mandat', unMandat().avecPeriode('2026-11-24', '2027-11-23')],
    ['le lendemain de sa fin', unMandat().avecPeriode('2025-11-23', '2026-11-22')],
    ['mandat retiré', unMandat().retireLe('2026-11-20')],
    ['sans le pouvoir de voir la demande', unMandat().avecPouvoirs('voir_historique', 'candidater', 'annuler')],
  ])('%s : rien', (_, mandat) => {
    const recu = portee(mandat?.valeur() ?? null, aujourdhui);
    expect([recu.demande, recu.jusquau, ...[parElle, parUneAutre, parLAgent].map(recu.candidature)]).toEqual([
      false,
      null,
      false,
      false,
      false,
    ]);
  });

  it('avec l’historique : la demande et toutes ses candidatures, jusqu’à la fin du mandat', () => {
    const recu = portee(unMandat().avecPeriode('2026-11-23', '2026-11-23').valeur(), aujourdhui);
    expect([recu.demande, recu.jusquau, ...[parElle, parUneAutre, parLAgent].map(recu.candidature)]).toEqual([
      true,
      '2026-11-23',
      true,
      true,
      true,
    ]);
  });

  it('sans l’historique : la demande, et les seules candidatures que cette académie a déposées', () => {
    const recu = portee(unMandat().avecPouvoirs('voir_demande', 'candidater').valeur(), aujourdhui);
    expect([recu.demande, ...[parElle, parUneAutre, parLAgent].map(recu.candidature)]).toEqual([true, true, false, false]);
  });
});
