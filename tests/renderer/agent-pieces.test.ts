import { describe, expect, test } from 'vitest';
import { basculer, cochesEnregistrees, deposees, memesCoches } from '../../renderer/ecrans/agent-pieces/coches.ts';
import type { PieceDuDossier } from '../../domain/pieces/piece.ts';

const piece = (code: string, personne: PieceDuDossier['personne'], deposeeLe: string | null = null): PieceDuDossier => ({
  code,
  personne,
  categorie: 'identite',
  libelle: code,
  deposeeLe,
  valableJusquau: null,
});
const pieces = [piece('identite', 'demandeur', '2026-11-02'), piece('identite', 'codemandeur'), piece('avis', 'demandeur')];

const LE = '2026-11-23';

describe('les coches des pièces justificatives', () => {
  test('la même pièce de deux personnes a deux cases', () => {
    const coches = basculer(cochesEnregistrees(pieces, LE), 'codemandeur identite', true);
    expect(deposees(pieces, coches)).toEqual([
      { code: 'identite', personne: 'demandeur' },
      { code: 'identite', personne: 'codemandeur' },
    ]);
  });

  test('décocher retire la pièce de l’envoi, sans toucher aux coches d’avant', () => {
    const avant = cochesEnregistrees(pieces, LE);
    const apres = basculer(avant, 'demandeur identite', false);
    expect(deposees(pieces, apres)).toEqual([]);
    expect(avant.has('demandeur identite')).toBe(true);
  });

  test('une pièce périmée n’est plus cochée : la suivante ne la redéclare pas', () => {
    const perimee = { ...piece('bulletin', 'demandeur', '2026-09-01'), valableJusquau: '2026-10-31' };
    const coches = basculer(cochesEnregistrees([...pieces, perimee], LE), 'demandeur avis', true);
    expect(deposees([...pieces, perimee], coches).map((p) => p.code)).toEqual(['identite', 'avis']);
  });

  test('une coche qui n’est plus dans la liste ne part pas', () =>
    expect(deposees(pieces, new Set(['demandeur disparue', 'demandeur avis']))).toEqual([{ code: 'avis', personne: 'demandeur' }]));

  test.each([
    [['a'], ['a'], true],
    [['a'], ['b'], false],
    [['a'], ['a', 'b'], false],
  ])('%s et %s : mêmes coches, %s', (a, b, attendu) => expect(memesCoches(new Set(a), new Set(b))).toBe(attendu));
});
