import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lireNumeroUnique, normaliserNumeroUnique } from '../../../domain/demande/numero-unique.ts';
import { unTexteQuelconque } from '../../constructeurs/texte.ts';

const le = '2026-11-23';

describe('le numéro unique', () => {
  it.each([
    ['1111023517879GDPUB', '1111023517879GDPUB', 'nur', null],
    ['0590423808575GDPUB', '0590423808575GDPUB', 'nud', null],
    ['059102384157559900', '059102384157559900', 'nud', null],
    ['111092062114ACLOG', '111092062114ACLOG', 'nur', 'longueur_inhabituelle'],
    [' 111 10 23 517879 gdpub ', '1111023517879GDPUB', 'nur', null],
    ['059.04.23-808575-GDPUB', '0590423808575GDPUB', 'nud', null],
    ['059\u00a004\u202f23 808575\u2011gdpub', '0590423808575GDPUB', 'nud', null],
    ['02A0423808575GDPUB', '02A0423808575GDPUB', 'nud', null],
    ['0451126000001GDPUB', '0451126000001GDPUB', 'nud', null],
  ])('se lit dans « %s »', (saisie, valeur, type, avis) => {
    expect(lireNumeroUnique(saisie, le)).toEqual({ ok: true, value: { valeur, type, avis } });
  });

  it.each([
    ['', { motif: 'numero_vide' }],
    [' . - ', { motif: 'numero_vide' }],
    ['111102351787GDPU', { motif: 'numero_longueur', longueur: 16 }],
    ['11110235178790GDPUB', { motif: 'numero_longueur', longueur: 19 }],
    ['1111023517A79GDPUB', { motif: 'numero_forme' }],
    ['11X1023517879GDPUB', { motif: 'numero_forme' }],
    ['1111023517879GDPU€', { motif: 'numero_forme' }],
    ['0450026000001GDPUB', { motif: 'numero_mois_impossible', mois: '00' }],
    ['0451326000001GDPUB', { motif: 'numero_mois_impossible', mois: '13' }],
    ['0451226000001GDPUB', { motif: 'numero_depot_futur', mois: '12', annee: '26' }],
    ['0450127000001GDPUB', { motif: 'numero_depot_futur', mois: '01', annee: '27' }],
  ])('« %s » est refusé', (saisie, raison) => {
    expect(lireNumeroUnique(saisie, le)).toEqual({ ok: false, refus: [raison] });
  });

  it('déposé le mois en cours, il vaut dès le premier jour', () => {
    expect(lireNumeroUnique('0451126000001GDPUB', '2026-11-01').ok).toBe(true);
    expect(lireNumeroUnique('0451126000001GDPUB', '2026-10-31').ok).toBe(false);
  });

  it('n’importe quel texte a une réponse, et la forme normalisée se relit pareil', () => {
    fc.assert(
      fc.property(unTexteQuelconque, (texte) => {
        const lu = lireNumeroUnique(texte, le);
        expect(lu.ok ? lireNumeroUnique(lu.value.valeur, le) : lu).toEqual(lu);
        expect(normaliserNumeroUnique(normaliserNumeroUnique(texte))).toBe(normaliserNumeroUnique(texte));
      }),
    );
  });
});
