import { z } from 'zod';
import type { Instant } from '../shared/dates.ts';

/** Le code de sécurité reçu à l'adresse du site d'enregistrement : vingt-quatre heures, un seul usage, cinq essais (G34, G35, D8). */
export const HEURES_DU_CODE = 24;
export const ESSAIS_DU_CODE = 5;

export const RefusCode = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('code_non_demande') }),
  z.object({ motif: z.literal('code_errone'), essaisRestants: z.int() }),
  z.object({ motif: z.literal('code_expire') }),
  z.object({ motif: z.literal('code_epuise') }),
]);
export type RefusCode = z.infer<typeof RefusCode>;

/** Un code demandé, tel qu'il est gardé : jamais en clair. `essais` compte les codes faux déjà saisis. */
export interface CodeGarde {
  readonly expireLe: Instant;
  readonly essais: number;
  readonly utiliseLe: Instant | null;
}

export const expirationDuCode = (instant: Instant): Instant => new Date(Date.parse(instant) + HEURES_DU_CODE * 3_600_000).toISOString();

/** Majuscules, sans espaces ni traits d'union : comme on le recopie. */
export const normaliserCode = (saisie: string): string => saisie.toUpperCase().replace(/[\s\-\u2010-\u2015]/gu, '');

/** Juger un code saisi : `juste` dit s'il est le bon. Expiré, déjà utilisé ou essayé cinq fois, il ne sert plus, même juste. */
export function jugerCode(code: CodeGarde | null, juste: boolean, instant: Instant): RefusCode | null {
  if (code === null || code.utiliseLe !== null) return { motif: 'code_non_demande' };
  if (instant >= code.expireLe) return { motif: 'code_expire' };
  if (code.essais >= ESSAIS_DU_CODE) return { motif: 'code_epuise' };
  if (juste) return null;
  const essaisRestants = ESSAIS_DU_CODE - code.essais - 1;
  return essaisRestants === 0 ? { motif: 'code_epuise' } : { motif: 'code_errone', essaisRestants };
}
