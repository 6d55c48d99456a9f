import { describe, expect, it } from 'vitest';
import { completer, type CompleterInput, type FaitsCompleter } from '../../../domain/demande/completer.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { uneCandidature } from '../../constructeurs/candidature.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';

const importee = uneDemande()
  .avec({
    academieId: HORS_ACADEMIE,
    rattachement: { ...uneDemande().valeur().rattachement, siret: '', employeur: '', matricule: null, validation: 'a_valider' },
  })
  .valeur();
const saisie: CompleterInput = {
  a: 'demandeur',
  siret: '174 504 308 00019',
  employeur: " Rectorat d'Orléans-Tours ",
  codeEntreprise: '',
  matricule: ' OT1 ',
  dateEntree: '2019-09-01',
  cdi: true,
  academieValidee: true,
};
const faits: FaitsCompleter = { demande: importee, candidatures: [], academieDuSiret: orleansTours, jour: aujourdhui };
const motifs = (traits: Partial<CompleterInput>, de: Partial<FaitsCompleter> = {}) => {
  const reponse = completer({ ...faits, ...de }, { ...saisie, ...traits });
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

describe('compléter son dossier', () => {
  it('rattache la demande à l’académie dont c’est le SIRET, à reconnaître', () => {
    const reponse = completer(faits, saisie);
    expect(reponse.ok && [reponse.value.academieId, reponse.value.rattachement]).toEqual([
      orleansTours,
      expect.objectContaining({
        siret: '17450430800019',
        employeur: "Rectorat d'Orléans-Tours",
        codeEntreprise: null,
        matricule: 'OT1',
        validation: 'a_valider',
      }),
    ]);
  });

  it('un SIRET qui n’est celui d’aucune académie est accepté, hors académie (D5)', () => {
    const reponse = completer({ ...faits, academieDuSiret: null }, { ...saisie, siret: '73282932000074' });
    expect(reponse.ok && reponse.value.academieId).toBe(HORS_ACADEMIE);
  });

  it.each([
    [{ siret: '' }, ['siret_vide']],
    [{ siret: '1.7E+13' }, ['siret_caracteres']],
    [{ siret: '17450430800018' }, ['siret_cle']],
    [{ employeur: ' ' }, ['employeur_absent']],
    [{ dateEntree: '2026-11-24' }, ['date_entree_future']],
    [{ dateEntree: aujourdhui }, []],
    [{ dateEntree: '01/09/2019' }, ['date_entree_invalide']],
    [{ dateEntree: '' }, []],
    [{ academieValidee: false }, ['academie_non_validee']],
    [{ a: 'codemandeur' }, ['codemandeur_absent']],
    [{ dateEntree: '31/02/2019' }, ['date_entree_invalide']],
    [{ codeEntreprise: ' E-12 ' }, []],
    [{ siret: '12', employeur: '', academieValidee: false }, ['siret_longueur', 'employeur_absent', 'academie_non_validee']],
  ] as const)('%o : %o', (traits, attendus) => expect(motifs(traits)).toEqual(attendus));

  it('pendant une candidature, l’employeur ne change pas ; le redire ne change rien', () => {
    const rattachee = uneDemande().valeur();
    const active = { demande: rattachee, candidatures: [uneCandidature().valeur()] };
    const memes: Partial<CompleterInput> = { siret: rattachee.rattachement.siret, matricule: rattachee.rattachement.matricule! };
    expect(motifs(memes, active)).toEqual([]);
    expect(motifs({ siret: '73282932000074' }, { ...active, academieDuSiret: paris })).toEqual(['candidature_en_cours']);
    expect(motifs({ ...memes, siret: '17450430800018' }, active)).toEqual(['siret_cle']);
    const redite = completer({ ...faits, ...active }, { ...saisie, ...memes });
    expect(redite.ok && redite.value.rattachement.validation).toBe('validee');
  });

  it('le rattachement au codemandeur demande un codemandeur, et passe de l’un à l’autre à reconnaître (G50)', () => {
    const couple = uneDemande().avecCodemandeur().valeur();
    const reponse = completer({ ...faits, demande: couple }, { ...saisie, a: 'codemandeur', codeEntreprise: ' E-12 ' });
    expect(reponse.ok && reponse.value.rattachement).toMatchObject({ a: 'codemandeur', codeEntreprise: 'E-12', validation: 'a_valider' });
    expect(motifs({ a: 'codemandeur' }, { demande: couple, candidatures: [uneCandidature().valeur()] })).toEqual(['candidature_en_cours']);
  });

  it('un refus de l’académie reste dit tant que rien ne change, et s’efface quand l’agent se corrige', () => {
    const { rattachement } = uneDemande().valeur();
    const demande = uneDemande()
      .avec({ rattachement: { ...rattachement, validation: 'refusee', motifRefus: 'Matricule inconnu.' } })
      .valeur();
    const redite = completer({ ...faits, demande }, { ...saisie, siret: rattachement.siret, matricule: rattachement.matricule! });
    expect(redite.ok && [redite.value.rattachement.validation, redite.value.rattachement.motifRefus]).toEqual([
      'refusee',
      'Matricule inconnu.',
    ]);
    const corrigee = completer({ ...faits, demande }, { ...saisie, matricule: 'M999999' });
    expect(corrigee.ok && [corrigee.value.rattachement.validation, corrigee.value.rattachement.motifRefus]).toEqual(['a_valider', null]);
  });

  it('un autre matricule remet la reconnaissance à faire (D4)', () => {
    const reponse = completer({ ...faits, demande: uneDemande().valeur() }, { ...saisie, matricule: 'AUTRE' });
    expect(reponse.ok && reponse.value.rattachement.validation).toBe('a_valider');
  });
});
