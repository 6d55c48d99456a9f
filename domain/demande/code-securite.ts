import { z } from 'zod';

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
