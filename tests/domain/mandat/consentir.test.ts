import { describe, expect, it } from 'vitest';
import { consentir, type ConsentirInput, dureesMandat, finDuMandat, retirerConsentement } from '../../../domain/mandat/consentir.ts';
import { VERSION_TEXTE } from '../../../domain/mandat/texte-consentement.ts';
import { HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { uneDemande } from '../../constructeurs/demande.ts';
import { mandatId } from '../../constructeurs/identifiants.ts';
import { aujourdhui, midi } from '../../constructeurs/jours.ts';
import { unMandat } from '../../constructeurs/mandat.ts';

const demande = uneDemande().valeur();
const saisie: ConsentirInput = {
  mandatId: mandatId(9),
  pouvoirs: ['annuler', 'voir_demande'],
  duree: 'un_an',
  canal: 'au_poste',
  versionTexte: VERSION_TEXTE,
};
const faits = { demande, instant: midi(), jour: aujourdhui, empreinteTexte: 'e'.repeat(64) };

describe('consentir (G51, D6)', () => {
  it('donne un mandat, pouvoir par pouvoir, avec sa preuve', () => {
    const reponse = consentir(faits, saisie);
    expect(reponse.ok && reponse.value).toMatchObject({
      demandeId: demande.id,
      academieId: demande.academieId,
      pouvoirs: ['voir_demande', 'annuler'],
      debut: aujourdhui,
      fin: '2027-11-22',
      versionTexte: VERSION_TEXTE,
      empreinteTexte: 'e'.repeat(64),
      canal: 'au_poste',
    });
  });

  it.each([
    ['un_jour', '2026-11-23'],
    ['un_mois', '2026-12-22'],
    ['six_mois', '2027-05-22'],
    ['un_an', '2027-11-22'],
  ] as const)('pour %s, le dernier jour est le %s', (duree, fin) => expect(finDuMandat(aujourdhui, duree)).toBe(fin));

  it('toutes les durées finissent après avoir commencé, même un 31', () => {
    for (const duree of dureesMandat) expect(finDuMandat('2027-01-31', duree) >= '2027-01-31').toBe(true);
  });

  it.each([
    [{ pouvoirs: [] }, {}, ['aucun_pouvoir']],
    [{ pouvoirs: ['candidater' as const] }, {}, ['voir_la_demande_necessaire']],
    [{ pouvoirs: ['annuler' as const, 'voir_historique' as const] }, {}, ['voir_la_demande_necessaire']],
    [{ pouvoirs: ['voir_demande' as const] }, {}, []],
    [{ versionTexte: '2020-01' }, {}, ['texte_remplace']],
    [{}, { demande: null }, ['demande_absente']],
    [{}, { demande: { ...demande, academieId: HORS_ACADEMIE } }, ['employeur_hors_academie']],
    [{}, { demande: { ...demande, rattachement: { ...demande.rattachement, employeur: '' } } }, ['rattachement_absent']],
    [{ pouvoirs: [], versionTexte: '2020-01' }, { demande: null }, ['demande_absente', 'aucun_pouvoir', 'texte_remplace']],
  ])('refuse %o %o', (traits, de, attendus) => {
    const reponse = consentir({ ...faits, ...de }, { ...saisie, ...traits });
    expect(reponse.ok ? [] : reponse.refus.map((r) => r.motif)).toEqual(attendus);
  });
});

describe('retirer son consentement', () => {
  it('retire tous les mandats encore donnés, et eux seuls', () => {
    const [vivant, retire] = [unMandat(1).valeur(), unMandat(2).retireLe('2026-10-01').valeur()];
    const reponse = retirerConsentement({ demande, mandats: [vivant, retire], instant: midi() });
    expect(reponse.ok && reponse.value).toEqual([{ ...vivant, retireLe: midi() }]);
    expect(retirerConsentement({ demande, mandats: [retire], instant: midi() }).ok).toBe(false);
  });
});
