import { z } from 'zod';

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
