import { expect, test } from 'vitest';
import { Reprise } from '../../domain/contract/echanges.ts';
import { repriseDuPoste } from '../../renderer/textes/coquille.ts';

const motifs = Reprise.shape.motif.options;

test.each([
  [
    'base_refaite',
    0,
    "Elles étaient abîmées : le poste les reprend du serveur. Aucun acte n'attendait d'être envoyé. Vous n'avez rien à refaire.",
  ],
  [
    'base_refaite',
    1,
    "Elles étaient abîmées : le poste les reprend du serveur. 1 acte en attente a été retrouvé et partira de lui-même. Vous n'avez rien à refaire.",
  ],
  [
    'actes_retrouves',
    3,
    "3 actes en attente ont été retrouvés et partiront d'eux-mêmes. Vous n'avez rien à refaire ; vous les voyez dans la boîte d'envoi.",
  ],
] as const)('« %s », %i acte(s) : ce qui s’est passé, ce qui est sauf, quoi faire', (motif, actes, phrase) => {
  expect(motifs).toContain(motif);
  expect(repriseDuPoste[motif].phrase(actes).replaceAll(/\s/g, ' ')).toBe(phrase);
});
