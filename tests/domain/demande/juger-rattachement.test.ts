import { describe, expect, it } from 'vitest';
import { type FaitsJugerRattachement, jugerRattachement } from '../../../domain/demande/juger-rattachement.ts';
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
