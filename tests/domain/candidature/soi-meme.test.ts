import { describe, expect, it } from 'vitest';
import { etatsActifs, etatsFinaux } from '../../../domain/candidature/etapes.ts';
import { postuler, type RefusPostuler } from '../../../domain/candidature/postuler.ts';
import { annulerSoiMeme, type FaitsSoiMeme, postulerSoiMeme } from '../../../domain/candidature/soi-meme.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { auteurs, uneCandidature } from '../../constructeurs/candidature.ts';
import { type ConstructeurDemande, uneDemande } from '../../constructeurs/demande.ts';
import { candidatureId, demandeId, offreId, orleansTours } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';
import { uneOffre } from '../../constructeurs/offre.ts';

const input = { candidatureId: candidatureId(5), demandeId: demandeId(1), offreId: offreId(1) };
const faits = {
  instant: midi(),
  jour: aujourdhui,
  auteur: auteurs.agent,
  demande: uneDemande().valeur(),
  offre: uneOffre().valeur(),
  candidatures: [],
} satisfies FaitsSoiMeme;
const motifs = (de: Partial<FaitsSoiMeme>): RefusPostuler['motif'][] => {
  const reponse = postulerSoiMeme({ ...faits, ...de }, input);
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};
/** Ce que répond la même situation à un gestionnaire qui a tous les pouvoirs. */
const auGestionnaire = (de: Partial<FaitsSoiMeme>): RefusPostuler['motif'][] => {
  const reponse = postuler(
    { ...faits, ...de, academieId: orleansTours, auteur: () => auteurs.gestionnaire, mandat: unMandat().valeur() },
    input,
  );
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};
const avec = (demande: ConstructeurDemande): Partial<FaitsSoiMeme> => ({ demande: demande.valeur() });
const aRevalider = { importeeLe: '2021-04-19', codeConfirmeLe: null } as const;

describe('l’agent postule lui-même (G76)', () => {
  it('dépose sa candidature, dont il est l’auteur', () => {
    const reponse = postulerSoiMeme(faits, input);
    expect(reponse.ok && reponse.value).toEqual(
      uneCandidature(5)
        .avec({
          demandeId: demandeId(1),
          offreId: offreId(1),
          deposeeLe: midi(),
          resume: uneCandidature(1).valeur().resume,
          evenements: [{ etat: 'deposee', quand: midi(), auteur: auteurs.agent, motif: null, acte: null }],
        })
        .valeur(),
    );
  });

  it.each<[string, Partial<FaitsSoiMeme>, RefusPostuler['motif'][]]>([
    ['sans demande', { demande: null }, ['demande_inconnue']],
    ['dossier pas validé', avec(uneDemande().sansDossierValide()), ['dossier_non_valide']],
    ['le dernier jour de la demande', avec(uneDemande().avec({ valableJusquau: aujourdhui })), []],
    ['le lendemain', avec(uneDemande().avec({ valableJusquau: '2026-11-22' })), ['demande_radiee']],
    ['à revalider par un code (G62)', avec(uneDemande().avec(aRevalider)), ['revalidation_requise']],
    ['hors académie (G3)', avec(uneDemande().avec({ academieId: HORS_ACADEMIE })), ['acces_reserve']],
    ['hors académie, prioritaire', avec(uneDemande().avec({ academieId: HORS_ACADEMIE, prioritaire: true })), []],
    ['une candidature active', { candidatures: [uneCandidature(2).valeur()] }, ['candidature_deja_active']],
    ['l’offre n’existe plus', { offre: null }, ['offre_inconnue']],
    ['l’offre est retirée', { offre: uneOffre().retiree().valeur() }, ['offre_retiree']],
    ['le soir de la date limite', { offre: uneOffre().avecDateLimite(aujourdhui).valeur() }, []],
    ['la date limite est passée', { offre: uneOffre().avecDateLimite('2026-11-22').valeur() }, ['offre_close']],
    [
      'tout à la fois : toutes les raisons',
      {
        ...avec(uneDemande().avec({ ...aRevalider, academieId: HORS_ACADEMIE, valableJusquau: '2026-01-01', dossierValideLe: null })),
        candidatures: [uneCandidature(2).valeur()],
        offre: uneOffre().retiree().avecDateLimite('2026-01-01').valeur(),
      },
      [
        'acces_reserve',
        'demande_radiee',
        'revalidation_requise',
        'dossier_non_valide',
        'candidature_deja_active',
        'offre_retiree',
        'offre_close',
      ],
    ],
  ])('%s ; et la réponse est la même à un gestionnaire mandaté', (_, de, attendus) => {
    expect(motifs(de)).toEqual(attendus);
    expect(auGestionnaire(de)).toEqual(attendus);
  });

  it.each([
    ['a_valider', 'rattachement_a_valider'],
    ['refusee', 'rattachement_refuse'],
  ] as const)('la reconnaissance par l’académie (%s) ne l’arrête pas, elle n’arrête que le gestionnaire (D4)', (validation, motif) => {
    const de = avec(uneDemande().avecRattachement(validation));
    expect(motifs(de)).toEqual([]);
    expect(auGestionnaire(de)).toEqual([motif]);
  });

  it.each(etatsFinaux)('une candidature « %s » n’empêche pas d’en déposer une autre', (etat) => {
    expect(motifs({ candidatures: [uneCandidature(2).dansLEtat(etat).valeur()] })).toEqual([]);
  });
});

describe('l’agent annule lui-même (G81)', () => {
  it.each([...etatsActifs, ...etatsFinaux])('à l’état « %s » : jusqu’à la transmission, jamais après', (etat) => {
    const candidature = uneCandidature().dansLEtat(etat).valeur();
    const reponse = annulerSoiMeme({ instant: midi(), auteur: auteurs.agent, candidature });
    const possible = etat === 'deposee' || etat === 'validee';
    expect(reponse.ok).toBe(possible);
    if (reponse.ok) expect(reponse.value.evenements.at(-1)).toMatchObject({ etat: 'annulee', acte: 'annuler', auteur: auteurs.agent });
    else expect(reponse.refus).toEqual([{ motif: etatsActifs.includes(etat) ? 'deja_transmise' : 'candidature_close', etat }]);
  });

  it('une candidature qui n’est pas la sienne lui est inconnue', () => {
    expect(annulerSoiMeme({ instant: midi(), auteur: auteurs.agent, candidature: null })).toEqual({
      ok: false,
      refus: [{ motif: 'candidature_inconnue' }],
    });
  });
});
