import { describe, expect, test } from 'vitest';
import { cleDuCompte } from '../../../electron/vault/compte.ts';

const cle = new Uint8Array(32).fill(3);

describe('la base d’un compte', () => {
  test('a un nom qui ne dit rien du compte, et une clé de 32 octets qui n’est pas celle du poste', () => {
    const compte = cleDuCompte(cle, 'agathe@rectorat.test');
    expect(compte.fichier).toMatch(/^base-[0-9a-f]{32}\.db$/);
    expect(compte.cle.length).toBe(32);
    expect(compte.cle).not.toEqual(cle);
  });

  test.each([[' Agathe@Rectorat.TEST '], ['agathe@rectorat.test']])('« %s » est le même compte', (courriel) =>
    expect(cleDuCompte(cle, courriel)).toEqual(cleDuCompte(cle, 'agathe@rectorat.test')),
  );

  test.each([
    ['un autre compte', cle, 'bruno@rectorat.test'],
    ['un autre poste', new Uint8Array(32).fill(4), 'agathe@rectorat.test'],
  ])('%s a une autre base et une autre clé', (_, autre, courriel) => {
    const [a, b] = [cleDuCompte(cle, 'agathe@rectorat.test'), cleDuCompte(autre, courriel)];
    expect(a.fichier).not.toBe(b.fichier);
    expect(a.cle).not.toEqual(b.cle);
  });
});
