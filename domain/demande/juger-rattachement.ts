import { z } from 'zod';
import { RefusMandat } from '../droits/droits-mandat.ts';
import { DemandeId } from '../shared/ids.ts';

/** « Rattachements à valider » : le service logement reconnaît l'agent comme l'un des siens, ou dit pourquoi il ne le peut pas (D4). */
export const ValiderRattachementInput = z.strictObject({ demandeId: DemandeId });
export const RefuserRattachementInput = z.strictObject({ demandeId: DemandeId, motif: z.string().trim().max(500) });

export const RefusJugerRattachement = z.discriminatedUnion('motif', [
  ...RefusMandat.options,
  z.object({ motif: z.literal('demande_inconnue') }),
  z.object({ motif: z.literal('rattachement_deja_juge'), validation: z.enum(['validee', 'refusee']) }),
  z.object({ motif: z.literal('motif_absent') }),
]);
export type RefusJugerRattachement = z.infer<typeof RefusJugerRattachement>;
