import { expect, it } from 'vitest';
import { fraicheur } from '../../../domain/pieces/fraicheur.ts';

it.each([
  ['pas encore déposée', null, '2026-12-31', { etat: 'non_deposee', jours: null }],
  ['déposée, sans terme', '2026-11-01', null, { etat: 'valable', jours: null }],
  ['la veille du terme', '2026-11-01', '2026-11-24', { etat: 'valable', jours: 1 }],
  ['le jour du terme', '2026-11-01', '2026-11-23', { etat: 'valable', jours: 0 }],
  ['le lendemain du terme', '2026-11-01', '2026-11-22', { etat: 'perimee', jours: -1 }],
])('une pièce %s', (_, deposeeLe, valableJusquau, attendu) => {
  expect(fraicheur({ deposeeLe, valableJusquau }, '2026-11-23')).toEqual(attendu);
});
