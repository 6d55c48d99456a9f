import { expect, test } from 'vitest';
import { echelle } from '../comptes.ts';
import { avecUnAtelier, eprouver } from './graines.ts';
import { jouer } from './partie.ts';

const atelier = avecUnAtelier();

test('la même graine rejouée donne la même histoire, quoi qu’on ait joué avant', async () => {
  const premieres = [];
  for (const graine of [3, 52, 61]) premieres.push(await jouer(atelier(), graine));
  expect(new Set(premieres.map((p) => p.empreinte)).size).toBe(premieres.length);
  for (const premiere of premieres.toReversed()) {
    const rejouee = await jouer(atelier(), premiere.graine);
    expect([rejouee.graine, rejouee.histoire.length, rejouee.empreinte]).toEqual([
      premiere.graine,
      premiere.histoire.length,
      premiere.empreinte,
    ]);
  }
}, 60_000);

eprouver(atelier, 1, 150 * echelle());

test('graine 2794 : l’horloge saute entre l’ouverture d’une session et sa réception, la session a bien fini d’elle-même', async () => {
  expect((await jouer(atelier(), 2_794)).manquements).toEqual([]);
});
