import { describe, expect, it } from 'vitest';
import { annuler, estAnnulable, type FaitsAnnuler, RefusAnnuler } from '../../../domain/candidature/annuler.ts';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import { type EtatCandidature, estActive, etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

const faits = (traits: Partial<FaitsAnnuler> = {}): FaitsAnnuler => ({
  instant: midi(),
  jour: aujourdhui,
  auteur: (m) => ({ ...auteurs.gestionnaire, mandatId: m.id }),
  ...uneDemande(1).avecMandat(),
  candidature: uneCandidature(1).valeur(),
  ...traits,
});
const motifs = (traits: Partial<FaitsAnnuler>): readonly string[] => {
  const reponse = annuler(faits(traits));
  if (!reponse.ok) expect(reponse.refus.map((r) => RefusAnnuler.parse(r))).toEqual(reponse.refus);
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

const attendu = (etat: EtatCandidature): string[] => {
  if (etat === 'deposee' || etat === 'validee') return [];
  return [estActive(etat) ? 'deja_transmise' : 'candidature_close'];
};

describe('annuler', () => {
  it.each(etatsCandidature)('depuis l’état %s : permis jusqu’à la transmission, jamais après', (etat) => {
    expect(motifs({ candidature: uneCandidature(1).dansLEtat(etat).valeur() })).toEqual(attendu(etat));
    expect(estAnnulable(etat)).toBe(attendu(etat).length === 0);
  });

  it('ajoute un événement à l’histoire, sans rien changer d’autre', () => {
    const candidature = uneCandidature(1).dansLEtat('validee').valeur();
    const reponse = annuler(faits({ candidature }));
    expect(reponse.ok && Candidature.parse(reponse.value)).toEqual({
      ...candidature,
      etat: 'annulee',
      evenements: [
        ...candidature.evenements,
        { etat: 'annulee', quand: midi(), auteur: auteurs.gestionnaire, motif: null, acte: 'annuler' },
      ],
    });
  });

  it.each<[string, Partial<FaitsAnnuler>, string[]]>([
    ['candidature inconnue', { candidature: null }, ['candidature_inconnue']],
    ['demande inconnue', { demande: null }, ['candidature_inconnue']],
    ['sans mandat', { mandat: null }, ['mandat_absent']],
    ['sans le pouvoir d’annuler', { mandat: unMandat().avecPouvoirs('candidater').valeur() }, ['pouvoir_absent']],
    ['le mandat d’un autre agent', { mandat: unMandat(2).valeur() }, ['mandat_absent']],
    ['l’agent a changé d’académie : le mandat de la nouvelle suffit', { mandat: unMandat().avec({ academieId: paris }).valeur() }, []],
    ['le lendemain de la fin du mandat', { mandat: unMandat().avecPeriode('2025-11-23', '2026-11-22').valeur() }, ['mandat_termine']],
    [
      'le lendemain de la fin du mandat, sur le poste',
      { jour: null, mandat: unMandat().avecPeriode('2025-11-23', '2026-11-22').valeur() },
      [],
    ],
    [
      'toutes les raisons à la fois',
      {
        mandat: unMandat().avecPouvoirs('candidater').valeur(),
        demande: uneDemande().avecRattachement('refusee').valeur(),
        candidature: uneCandidature().dansLEtat('en_commission').valeur(),
      },
      ['pouvoir_absent', 'rattachement_refuse', 'deja_transmise'],
    ],
    [
      'sans mandat en vigueur, l’état de la candidature ne se dit pas',
      {
        mandat: unMandat().avecPouvoirs('candidater').retireLe('2026-11-01').valeur(),
        candidature: uneCandidature().dansLEtat('en_commission').valeur(),
      },
      ['mandat_retire', 'pouvoir_absent'],
    ],
    ['sans mandat du tout, non plus', { mandat: null, candidature: uneCandidature().dansLEtat('annulee').valeur() }, ['mandat_absent']],
  ])('%s', (_, traits, raisons) => {
    expect(motifs(traits)).toEqual(raisons);
  });
});
