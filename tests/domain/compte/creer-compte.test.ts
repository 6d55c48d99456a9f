import { describe, expect, it } from 'vitest';
import { type CreerCompteInput, normaliserCourriel, normaliserTelephone, raisonsDuCompte } from '../../../domain/compte/creer-compte.ts';

const complet: CreerCompteInput = {
  civilite: 'madame',
  nomNaissance: 'Fournier',
  prenom: 'Camille',
  telephone: '06 12 34 56 78',
  courriel: 'camille@exemple.test',
  accepte: true,
};
const motifs = (traits: Partial<CreerCompteInput>): string[] => raisonsDuCompte({ ...complet, ...traits }).map((r) => r.motif);

describe('créer son compte', () => {
  it('accepte un formulaire complet', () => expect(motifs({})).toEqual([]));

  it.each([
    [{ civilite: null }, ['civilite_absente']],
    [{ nomNaissance: '  ' }, ['nom_absent']],
    [{ prenom: '' }, ['prenom_absent']],
    [{ telephone: '01 23 45 67 89' }, ['telephone_invalide']],
    [{ courriel: 'camille@exemple' }, ['courriel_invalide']],
    [{ accepte: false }, ['conditions_non_acceptees']],
    [{ prenom: ' ', courriel: '', accepte: false }, ['prenom_absent', 'courriel_invalide', 'conditions_non_acceptees']],
  ] as const)('refuse %o avec toutes ses raisons', (traits, attendus) => expect(motifs(traits)).toEqual(attendus));

  it.each([
    ['06 12 34 56 78', '+33612345678'],
    ['07.12.34.56.78', '+33712345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['0033612345678', '+33612345678'],
    ['0639 98 00 01', '+33639980001'],
    ['0692 12 34 56', '+262692123456'],
    ['0693 12 34 56', '+262693123456'],
    ['0639 12 34 56', '+262639123456'],
    ['+262 692 12 34 56', '+262692123456'],
    ['00262 639 12 34 56', '+262639123456'],
    ['0690 12 34 56', '+590690123456'],
    ['+590 691 12 34 56', '+590691123456'],
    ['0694 12 34 56', '+594694123456'],
    ['0696 12 34 56', '+596696123456'],
    ['+596 697 12 34 56', '+596697123456'],
    ['+33 692 12 34 56', '+262692123456'],
    ['+596 692 12 34 56', null],
    ['+262 612 34 56 78', null],
    ['+508 55 12 34', '+508551234'],
    ['+687 75 12 34', '+687751234'],
    ['+689 87 12 34 56', '+68987123456'],
    ['+681 82 12 34', '+681821234'],
    ['+687 75 12', null],
    ['+44 7700 900123', null],
    ['06 12 34 56', null],
    ['', null],
    ['06123456789', null],
  ] as const)('le téléphone « %s » se lit %s', (saisie, lu) => expect(normaliserTelephone(saisie)).toBe(lu));

  it.each([
    [' Camille@Exemple.TEST ', 'camille@exemple.test'],
    ['camille@exemple', null],
    ['camille exemple@exemple.test', null],
    [`${'a'.repeat(250)}@exemple.test`, null],
  ] as const)('l’e-mail « %s » se lit %s', (saisie, lu) => expect(normaliserCourriel(saisie)).toBe(lu));
});
