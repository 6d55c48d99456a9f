import { describe, expect, it } from 'vitest';
import {
  estDejaJugeAinsi,
  type FaitsJugerRattachement,
  type JugementSaisi,
  jugerRattachement,
} from '../../../domain/demande/juger-rattachement.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { orleansTours, paris } from '../../constructeurs/identifiants.ts';
import { aujourdhui } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

const demande = uneDemande().avecRattachement('a_valider').valeur();
const faits: FaitsJugerRattachement = { demande, mandat: unMandat().valeur(), academieId: orleansTours, jour: aujourdhui };
const motifs = (de: Partial<FaitsJugerRattachement>, motif?: string, validation: 'validee' | 'refusee' = 'validee') => {
  const reponse = jugerRattachement({ ...faits, ...de }, { demandeId: demande.id, ...(motif === undefined ? {} : { motif }) }, validation);
  return reponse.ok ? [] : reponse.refus.map((r) => r.motif);
};

describe('reconnaître un agent (D4)', () => {
  it('le reconnaît, ou dit pourquoi non', () => {
    const oui = jugerRattachement(faits, { demandeId: demande.id }, 'validee');
    expect(oui.ok && [oui.value.rattachement.validation, oui.value.rattachement.motifRefus]).toEqual(['validee', null]);
    const non = jugerRattachement(faits, { demandeId: demande.id, motif: ' Matricule inconnu. ' }, 'refusee');
    expect(non.ok && [non.value.rattachement.validation, non.value.rattachement.motifRefus]).toEqual(['refusee', 'Matricule inconnu.']);
  });

  it.each([
    ['sans mandat', { mandat: null }, ['mandat_absent']],
    ['mandat retiré', { mandat: unMandat().retireLe('2026-11-20').valeur() }, ['mandat_retire']],
    ['mandat terminé', { mandat: unMandat().avecPeriode('2025-01-01', '2026-11-22').valeur() }, ['mandat_termine']],
    ['sur le poste, dont l’horloge ne juge rien', { mandat: unMandat().avecPeriode('2025-01-01', '2026-11-22').valeur(), jour: null }, []],
    ['sans voir la demande', { mandat: unMandat().avecPouvoirs('annuler').valeur() }, ['pouvoir_absent']],
    ['une autre académie', { academieId: paris }, ['mandat_absent']],
    ['demande inconnue', { demande: null }, ['demande_inconnue']],
    ['déjà jugé par un collègue', { demande: uneDemande().avecRattachement('refusee').valeur() }, ['rattachement_deja_juge']],
  ] as const)('%s : %o', (_, de, attendus) => expect(motifs(de)).toEqual(attendus));

  it('un refus s’explique', () => expect(motifs({}, '  ', 'refusee')).toEqual(['motif_absent']));
});

describe('ce que le service avait lu', () => {
  const { siret, matricule } = demande.rattachement;
  it.each<[string, Partial<JugementSaisi>, string[]]>([
    ['le même', { siret, matricule }, []],
    ['un autre SIRET', { siret: '99975000300017', matricule }, ['rattachement_change']],
    ['un autre matricule', { siret, matricule: 'M000002' }, ['rattachement_change']],
    ['pas encore de matricule', { siret, matricule: null }, ['rattachement_change']],
    ['un acte d’avant, qui ne le dit pas', {}, []],
  ])('%s : %o', (_, lu, attendus) => {
    const reponse = jugerRattachement(faits, { demandeId: demande.id, ...lu }, 'validee');
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual(attendus);
  });

  it('changé, puis jugé par un collègue : les deux raisons', () => {
    const jugee = uneDemande().avecRattachement('validee').valeur();
    const reponse = jugerRattachement({ ...faits, demande: jugee }, { demandeId: demande.id, siret, matricule: 'M000002' }, 'validee');
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual(['rattachement_deja_juge', 'rattachement_change']);
  });

  it('sans mandat, ne dit pas que le rattachement a changé', () =>
    expect(jugerRattachement({ ...faits, mandat: null }, { demandeId: demande.id, siret: 'x', matricule }, 'validee')).toEqual({
      ok: false,
      refus: [{ motif: 'mandat_absent' }],
    }));
});

describe('le même geste refait', () => {
  const motif = 'Matricule inconnu.';
  const validee = uneDemande().avecRattachement('validee').valeur();
  const nonReconnue = { ...demande, rattachement: { ...demande.rattachement, validation: 'refusee' as const, motifRefus: motif } };
  const lu = { demandeId: demande.id, siret: demande.rattachement.siret, matricule: demande.rattachement.matricule };
  const refait = (deja: typeof demande, input: JugementSaisi, validation: 'validee' | 'refusee') => {
    const reponse = jugerRattachement({ ...faits, demande: deja }, input, validation);
    return !reponse.ok && estDejaJugeAinsi(deja, reponse.refus, input, validation);
  };
  it.each([
    ['reconnu deux fois', validee, lu, 'validee', true],
    ['non reconnu deux fois, pour la même raison', nonReconnue, { ...lu, motif: ` ${motif}` }, 'refusee', true],
    ['non reconnu pour une autre raison', nonReconnue, { ...lu, motif: 'Autre raison.' }, 'refusee', false],
    ['reconnu après un refus', nonReconnue, lu, 'validee', false],
    ['non reconnu après une validation', validee, { ...lu, motif }, 'refusee', false],
    ['reconnu, mais d’après un autre matricule', validee, { ...lu, matricule: 'M000002' }, 'validee', false],
    ['pas encore jugé', demande, { ...lu, siret: 'autre' }, 'validee', false],
  ] as const)('%s : le même acte ? %s', (_, deja, input, validation, attendu) => expect(refait(deja, input, validation)).toBe(attendu));
});
