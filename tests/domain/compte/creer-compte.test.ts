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
    ['0692 12 34 56', '+33692123456'],
    ['+262 692 12 34 56', '+262692123456'],
    ['+687 75 12 34', '+687751234'],
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
