import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lireSiret } from '../../../domain/demande/siret.ts';

describe('le SIRET', () => {
  it.each([
    ['17450430800019', 'celui du guide'],
    ['174 504 308 00019', 'avec des espaces'],
    ['174.504.308-00019', 'avec des points'],
    ['35600000000048', 'La Poste, à la clé de Luhn'],
    ['35600000049837', 'La Poste, par la somme de ses chiffres'],
  ])('%s est accepté : %s', (saisie) => {
    expect(lireSiret(saisie)).toEqual({ ok: true, value: saisie.replace(/\D/g, '') });
  });

  it.each([
    ['', { motif: 'siret_vide' }],
    ['   ', { motif: 'siret_vide' }],
    ['1.7E+13', { motif: 'siret_caracteres' }],
    ['1745043080001A', { motif: 'siret_caracteres' }],
    ['1745043080001', { motif: 'siret_longueur', chiffres: 13 }],
    ['174504308000190', { motif: 'siret_longueur', chiffres: 15 }],
    ['17450430800018', { motif: 'siret_cle' }],
    ['12345678901234', { motif: 'siret_cle' }],
    ['35600000049838', { motif: 'siret_cle' }],
  ])('« %s » est refusé', (saisie, raison) => {
    expect(lireSiret(saisie)).toEqual({ ok: false, refus: [raison] });
  });

  it('un SIRET dont le SIREN est faux est refusé, même si sa propre clé tombe juste', () => {
    const justes = Array.from({ length: 10 }, (_, i) => `1745043090001${i}`).filter((s) => lireSiret(s).ok);
    expect(justes).toEqual([]);
  });

  it('un seul chiffre changé se voit toujours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 1, max: 9 }), (position, ecart) => {
        const chiffres = [...'17450430800019'];
        chiffres[position] = String((Number(chiffres[position]) + ecart) % 10);
        expect(lireSiret(chiffres.join('')).ok).toBe(false);
      }),
    );
  });
});
