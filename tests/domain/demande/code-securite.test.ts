import { describe, expect, it } from 'vitest';
import { expirationDuCode, jugerCode, normaliserCode } from '../../../domain/demande/code-securite.ts';

const demande = '2026-11-23T10:00:00.000Z';
const code = { expireLe: expirationDuCode(demande), essais: 0, utiliseLe: null };

describe('le code de sécurité : vingt-quatre heures, un usage, cinq essais (G35, D8)', () => {
  it.each([
    ['aucun demandé', null, true, demande, { motif: 'code_non_demande' }],
    ['juste', code, true, demande, null],
    ['juste, une milliseconde avant la fin', code, true, '2026-11-24T09:59:59.999Z', null],
    ['juste, mais vingt-quatre heures après', code, true, '2026-11-24T10:00:00.000Z', { motif: 'code_expire' }],
    ['déjà utilisé', { ...code, utiliseLe: demande }, true, demande, { motif: 'code_non_demande' }],
    ['faux une fois', code, false, demande, { motif: 'code_errone', essaisRestants: 4 }],
    ['faux quatre fois', { ...code, essais: 3 }, false, demande, { motif: 'code_errone', essaisRestants: 1 }],
    ['faux cinq fois', { ...code, essais: 4 }, false, demande, { motif: 'code_epuise' }],
    ['juste après cinq faux', { ...code, essais: 5 }, true, demande, { motif: 'code_epuise' }],
    ['juste au cinquième essai', { ...code, essais: 4 }, true, demande, null],
  ] as const)('%s', (_, garde, juste, instant, attendu) => expect(jugerCode(garde, juste, instant)).toEqual(attendu));

  it('les essais restants décroissent jusqu’à l’épuisement, et pas plus', () => {
    const reponses = [0, 1, 2, 3, 4].map((essais) => jugerCode({ ...code, essais }, false, demande));
    expect(reponses.map((r) => (r?.motif === 'code_errone' ? r.essaisRestants : r?.motif))).toEqual([4, 3, 2, 1, 'code_epuise']);
  });

  it('se recopie avec des espaces, des tirets et en minuscules', () => expect(normaliserCode(' ab3d-ef 7h ')).toBe('AB3DEF7H'));
});
