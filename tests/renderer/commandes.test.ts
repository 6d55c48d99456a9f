import { describe, expect, it } from 'vitest';
import { chercherCommandes, commandeDe, commandes, ecrireRaccourci, lieux } from '../../renderer/ecrans/coquille/commandes.ts';

const frappe = (code: string, touches: Partial<Record<'altKey' | 'ctrlKey' | 'metaKey' | 'shiftKey', boolean>> = {}) => ({
  code,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  ...touches,
});

describe('la table des commandes', () => {
  it('nomme chaque commande une fois', () => {
    expect(new Set(commandes.map((c) => c.id)).size).toBe(commandes.length);
    expect(new Set(commandes.map((c) => c.libelle)).size).toBe(commandes.length);
  });

  it('ne donne pas deux fois le même raccourci', () => {
    const ecrits = commandes.flatMap(({ raccourci }) => (raccourci === null ? [] : [ecrireRaccourci(raccourci, false)]));
    expect(ecrits.length).toBeGreaterThan(lieux.length);
    expect(new Set(ecrits).size).toBe(ecrits.length);
  });

  it.each(lieux.map(({ vers }, i) => [i + 1, vers] as const))('mène par Alt et %i à %s', (rang, vers) => {
    expect(commandeDe(frappe(`Digit${rang}`, { altKey: true }), false)?.id).toBe(vers);
  });
});

describe('le raccourci d’une frappe', () => {
  it.each([
    ['Ctrl+K ouvre la palette', frappe('KeyK', { ctrlKey: true }), false, 'palette'],
    ['Commande+K l’ouvre sur un Mac', frappe('KeyK', { metaKey: true }), true, 'palette'],
    ['F1 montre les raccourcis', frappe('F1'), false, 'clavier'],
    ['Ctrl+K, sur un Mac, reste au texte saisi', frappe('KeyK', { ctrlKey: true }), true, undefined],
    ['K seul s’écrit', frappe('KeyK'), false, undefined],
    ['2 seul s’écrit', frappe('Digit2'), false, undefined],
    ['Alt Gr+2, qui se dit Ctrl+Alt, écrit son caractère', frappe('Digit2', { altKey: true, ctrlKey: true }), false, undefined],
    ['Ctrl+Maj+K reste au navigateur', frappe('KeyK', { ctrlKey: true, shiftKey: true }), false, undefined],
  ])('%s', (_, touches, mac, attendue) => {
    expect(commandeDe(touches, mac)?.id).toBe(attendue);
  });

  it.each([
    [{ avec: 'ctrl', code: 'KeyK', touche: 'K' }, 'Ctrl+K', '⌘K'],
    [{ avec: 'alt', code: 'Digit2', touche: '2' }, 'Alt+2', '⌥2'],
    [{ avec: null, code: 'F1', touche: 'F1' }, 'F1', 'F1'],
  ] as const)('%o s’écrit « %s », et « %s » sur un Mac', (raccourci, ailleurs, mac) => {
    expect(ecrireRaccourci(raccourci, false)).toBe(ailleurs);
    expect(ecrireRaccourci(raccourci, true)).toBe(mac);
  });
});

describe('la recherche d’une commande', () => {
  it.each([
    ['boite', ['/boite-envoi']],
    ['BOÎTE D’ENVOI', ['/boite-envoi']],
    ['appar somb', ['apparence-sombre']],
    ['sync', ['synchroniser']],
    ['martin', []],
  ])('« %s » trouve %j', (saisie, ids) => {
    expect(chercherCommandes(saisie).map((c) => c.id)).toEqual(ids);
  });

  it('sans rien de saisi, les propose toutes, sauf la palette elle-même', () => {
    expect(chercherCommandes(' ')).toEqual(commandes.filter((c) => c.id !== 'palette'));
  });
});
