import { expect, test } from 'vitest';
import { delaiAvantEssai } from '../../../electron/sync/attente.ts';
import { lireLignes } from '../../../electron/sync/lignes.ts';
import { creerReveil } from '../../../electron/sync/reveil.ts';

test.each([
  [1, 0, 250],
  [1, 1, 500],
  [2, 1, 1_000],
  [4, 1, 4_000],
  [5, 1, 8_000],
  [50, 1, 8_000],
  [50, 0, 4_000],
])('après %i échec(s), avec un hasard de %d, attend %d ms', (echecs, hasard, ms) => {
  expect(delaiAvantEssai(echecs, () => hasard)).toBe(ms);
});

test('sonner avant d’attendre n’est pas perdu', async () => {
  const reveil = creerReveil(new AbortController().signal);
  reveil.sonner();
  await expect(reveil.attendre(60_000)).resolves.toBeUndefined();
});

test('l’arrêt lève l’attente en cours', async () => {
  const fin = new AbortController();
  const attente = creerReveil(fin.signal).attendre(60_000);
  fin.abort();
  await expect(attente).resolves.toBeUndefined();
});

async function* morceaux(octets: Uint8Array, taille: number) {
  for (let i = 0; i < octets.length; i += taille) yield octets.subarray(i, i + taille);
}

test.each([1, 2, 3, 7, 1_000])(
  'recoupe des morceaux de %i octet(s) en lignes entières, accents compris, sans la dernière coupée',
  async (taille) => {
    const lignes: string[] = [];
    for await (const lot of lireLignes(morceaux(new TextEncoder().encode('été\n\nœuvre 日本\ncoup'), taille), () => undefined))
      lignes.push(...lot);
    expect(lignes).toEqual(['été', '', 'œuvre 日本']);
  },
);
