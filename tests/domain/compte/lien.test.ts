import { describe, expect, it } from 'vitest';
import { expirationDuLien, raisonDuLien } from '../../../domain/compte/lien.ts';

const envoye = '2026-11-23T10:00:00.000Z';
const lien = { expireLe: expirationDuLien(envoye), utiliseLe: null };

describe('le lien d’un courriel, valable deux jours (G22)', () => {
  it.each([
    ['inconnu', null, envoye, 'lien_inconnu'],
    ['aussitôt', lien, envoye, null],
    ['une milliseconde avant deux jours', lien, '2026-11-25T09:59:59.999Z', null],
    ['deux jours après', lien, '2026-11-25T10:00:00.000Z', 'lien_expire'],
    ['déjà utilisé', { ...lien, utiliseLe: envoye }, envoye, 'lien_deja_utilise'],
    ['déjà utilisé, et expiré', { ...lien, utiliseLe: envoye }, '2026-12-01T10:00:00.000Z', 'lien_deja_utilise'],
  ] as const)('%s', (_, donne, instant, attendu) => expect(raisonDuLien(donne, instant)?.motif ?? null).toBe(attendu));
});
