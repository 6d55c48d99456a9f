import { z } from 'zod';
import type { Instant } from '../shared/dates.ts';

/** Un lien reçu par courriel : pour activer un compte (G21), ou choisir un nouveau mot de passe (G29). Il sert une fois et expire après deux jours (G22, D8). */
export const GenreLien = z.enum(['activation', 'mot_de_passe']);
export type GenreLien = z.infer<typeof GenreLien>;

export const JOURS_DU_LIEN = 2;

export const RefusLien = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('lien_inconnu') }),
  z.object({ motif: z.literal('lien_expire') }),
  z.object({ motif: z.literal('lien_deja_utilise') }),
]);
export type RefusLien = z.infer<typeof RefusLien>;

export const expirationDuLien = (instant: Instant): Instant => new Date(Date.parse(instant) + JOURS_DU_LIEN * 86_400_000).toISOString();

/** Pourquoi un lien ne peut pas servir à cet instant ; null s'il le peut. */
export function raisonDuLien(
  lien: { readonly expireLe: Instant; readonly utiliseLe: Instant | null } | null,
  instant: Instant,
): RefusLien | null {
  if (lien === null) return { motif: 'lien_inconnu' };
  if (lien.utiliseLe !== null) return { motif: 'lien_deja_utilise' };
  return instant >= lien.expireLe ? { motif: 'lien_expire' } : null;
}
