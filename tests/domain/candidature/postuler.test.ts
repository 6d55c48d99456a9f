import { describe, expect, it } from 'vitest';
import { Candidature } from '../../../domain/candidature/candidature.ts';
import { estActive, etatsCandidature } from '../../../domain/candidature/etapes.ts';
import { type FaitsPostuler, postuler, RefusPostuler } from '../../../domain/candidature/postuler.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, demandeId, orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const offre = uneOffre(1).valeur();
const input = { candidatureId: candidatureId(50), demandeId: demandeId(1), offreId: offre.id };
const faits = (traits: Partial<FaitsPostuler> = {}): FaitsPostuler => ({
  academieId: orleansTours,
  instant: midi(),
  jour: aujourdhui,
  auteur: (m) => ({ ...auteurs.gestionnaire, mandatId: m.id }),
  ...uneDemande(1).avecMandat(),
  offre,
  candidatures: [],
  ...traits,
});
const motifs = (traits: Partial<FaitsPostuler>): readonly string[] => {
  const reponse = postuler(faits(traits), input);
  if (!reponse.ok) expect(reponse.refus.map((r) => RefusPostuler.parse(r))).toEqual(reponse.refus);
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

/** Tout ce qui peut manquer, mandat mis à part. */
const toutFaux: Partial<FaitsPostuler> = {
  demande: { ...uneDemande().avecRattachement('a_valider').sansDossierValide().valeur(), valableJusquau: '2026-01-01' },
  offre: uneOffre().retiree().avecDateLimite('2026-01-01').valeur(),
  candidatures: [uneCandidature().valeur()],
};

describe('postuler', () => {
  it('dépose une candidature qui retient l’offre, l’auteur et le mandat', () => {
    const reponse = postuler(faits(), input);
    expect(reponse.ok && Candidature.parse(reponse.value)).toEqual({
      id: input.candidatureId,
      academieId: orleansTours,
      demandeId: input.demandeId,
      offreId: offre.id,
      etat: 'deposee',
      deposeeLe: midi(),
      resume: {
        typologie: 'T2',
        commune: 'Orléans',
        departement: '45',
        loyerChargesComprises: 550,
        dateLimite: '2026-12-15',
        bailleur: 'Bailleur d’essai',
      },
      evenements: [{ etat: 'deposee', quand: midi(), auteur: auteurs.gestionnaire, motif: null, acte: null }],
      commission: null,
    });
  });

  const { demande } = uneDemande(1).avecMandat();
  it.each<[string, Partial<FaitsPostuler>, string[]]>([
    ['demande inconnue', { demande: null }, ['demande_inconnue']],
    ['offre inconnue', { offre: null }, ['offre_inconnue']],
    ['demande et offre inconnues', { demande: null, offre: null }, ['demande_inconnue', 'offre_inconnue']],
    ['offre retirée', { offre: uneOffre().retiree().valeur() }, ['offre_retiree']],
    ['la veille de la date limite', { offre: uneOffre().avecDateLimite('2026-11-24').valeur() }, []],
    ['le jour de la date limite', { offre: uneOffre().avecDateLimite('2026-11-23').valeur() }, []],
    ['le lendemain de la date limite', { offre: uneOffre().avecDateLimite('2026-11-22').valeur() }, ['offre_close']],
    ['offre retirée et close', { offre: uneOffre().retiree().avecDateLimite('2026-11-22').valeur() }, ['offre_retiree', 'offre_close']],
    ['le dernier jour de la demande', { demande: { ...demande, valableJusquau: '2026-11-23' } }, []],
    ['le lendemain de la fin de la demande', { demande: { ...demande, valableJusquau: '2026-11-22' } }, ['demande_radiee']],
    ['dossier non validé', { demande: uneDemande().sansDossierValide().valeur() }, ['dossier_non_valide']],
    ['rattachement à valider', { demande: uneDemande().avecRattachement('a_valider').valeur() }, ['rattachement_a_valider']],
    ['rattachement refusé', { demande: uneDemande().avecRattachement('refusee').valeur() }, ['rattachement_refuse']],
    ['sans mandat', { mandat: null }, ['mandat_absent']],
    ['mandat retiré', { mandat: unMandat().retireLe('2026-11-20').valeur() }, ['mandat_retire']],
    ['mandat fini la veille', { mandat: unMandat().avecPeriode('2025-11-23', '2026-11-22').valeur() }, ['mandat_termine']],
    ['mandat qui commence demain', { mandat: unMandat().avecPeriode('2026-11-24', '2027-11-23').valeur() }, ['mandat_pas_commence']],
    [
      'mandat sans le pouvoir de candidater',
      { mandat: unMandat().avecPouvoirs('voir_demande', 'voir_historique', 'annuler').valeur() },
      ['pouvoir_absent'],
    ],
    ['mandat d’un autre agent', { mandat: unMandat(2).valeur() }, ['mandat_absent']],
    ['mandat donné à une autre académie', { mandat: unMandat().avec({ academieId: paris }).valeur() }, ['mandat_absent']],
    [
      'toutes les raisons à la fois',
      { ...toutFaux, mandat: unMandat().avecPouvoirs('annuler').valeur() },
      [
        'pouvoir_absent',
        'rattachement_a_valider',
        'demande_radiee',
        'dossier_non_valide',
        'candidature_deja_active',
        'offre_retiree',
        'offre_close',
      ],
    ],
    [
      'sans mandat en vigueur, toutes ses raisons, mais rien de la demande',
      { ...toutFaux, mandat: unMandat().avecPouvoirs('annuler').avecPeriode('2025-01-01', '2025-12-31').retireLe('2025-06-01').valeur() },
      ['mandat_retire', 'mandat_termine', 'pouvoir_absent', 'rattachement_a_valider', 'offre_retiree', 'offre_close'],
    ],
    [
      'sans mandat du tout, rien de la demande',
      { ...toutFaux, mandat: null },
      ['mandat_absent', 'rattachement_a_valider', 'offre_retiree', 'offre_close'],
    ],
  ])('%s', (_, traits, attendu) => {
    expect(motifs(traits)).toEqual(attendu);
  });

  it.each(etatsCandidature)('une candidature à l’état %s bloque si elle est active, et seulement alors', (etat) => {
    expect(motifs({ candidatures: [uneCandidature(9).dansLEtat(etat).valeur()] })).toEqual(
      estActive(etat) ? ['candidature_deja_active'] : [],
    );
  });

  it('le refus nomme la candidature active, son auteur et son offre', () => {
    const active = uneCandidature(9).dansLEtat('transmise').valeur();
    const reponse = postuler(faits({ candidatures: [uneCandidature(8).dansLEtat('annulee').valeur(), active] }), input);
    expect(reponse).toEqual({
      ok: false,
      refus: [
        {
          motif: 'candidature_deja_active',
          candidatureId: active.id,
          etat: 'transmise',
          deposeeLe: active.deposeeLe,
          auteur: 'Camille Moreau',
          resume: active.resume,
        },
      ],
    });
  });

  it('sur le poste, l’horloge ne juge aucune échéance, mais le reste est jugé', () => {
    const tard = {
      offre: uneOffre().avecDateLimite('2020-01-01').valeur(),
      mandat: unMandat().avecPeriode('2020-01-01', '2020-12-31').valeur(),
      demande: { ...demande, valableJusquau: '2020-01-01' },
    };
    expect(motifs({ ...tard, jour: null })).toEqual([]);
    expect(motifs({ ...tard, jour: aujourdhui })).toEqual(['mandat_termine', 'offre_close']);
    expect(motifs({ ...tard, jour: aujourdhui, mandat: unMandat().valeur() })).toEqual(['demande_radiee', 'offre_close']);
    expect(motifs({ jour: null, candidatures: [uneCandidature().valeur()] })).toEqual(['candidature_deja_active']);
    expect(motifs({ jour: null, mandat: unMandat().retireLe('2026-11-20').valeur() })).toEqual(['mandat_retire']);
  });
});
