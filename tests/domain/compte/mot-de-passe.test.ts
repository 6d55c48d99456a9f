import { describe, expect, it } from 'vitest';
import { reglesMotDePasse, reglesNonTenues } from '../../../domain/compte/mot-de-passe.ts';

const nom = 'dupontjean@boite.test';

describe('le mot de passe', () => {
  it.each([
    ['', ['longueur', 'chiffre', 'majuscule', 'minuscule']],
    ['a', ['longueur', 'chiffre', 'majuscule']],
    ['Abcdef1', ['longueur']],
    ['Abcdefg1', []],
    ['abcdefg1', ['majuscule']],
    ['ABCDEFG1', ['minuscule']],
    ['Abcdefgh', ['chiffre']],
    ['Éléphant7', []],
    ['🐘🐘🐘🐘🐘🐘a1', ['majuscule']],
    ['quatorze carac', ['chiffre', 'majuscule']],
    ['quinze caracter', []],
    ['correct cheval pile agrafe', []],
    ['Demonstration-2026', []],
    ['Motdepasse123', ['pas_courant']],
    ['AZERTY123', ['minuscule', 'pas_courant']],
    ['azerty123', ['majuscule', 'pas_courant']],
    ['123456789012345', ['pas_courant']],
    ['aaaaaaaaaaaaaaa', ['pas_courant']],
    [nom, ['different_du_nom']],
    [nom.toUpperCase(), ['different_du_nom']],
  ])('« %s » manque à %j', (motDePasse, manques) => {
    expect(reglesNonTenues(motDePasse, nom)).toEqual(manques);
  });

  it('égal à un nom d’utilisateur court, il manque à toutes les règles en cause à la fois', () => {
    expect(reglesNonTenues('jean', 'Jean')).toEqual(['longueur', 'chiffre', 'majuscule', 'different_du_nom']);
    expect(reglesMotDePasse).toHaveLength(6);
  });
});
