import { z } from 'zod';
import { FileConseiller } from '../../../domain/contract/instruction.ts';

/** La vue de la file, gardée dans l'adresse : l'étape, les filtres, la page. Jamais ce que l'on cherche : ce sont des noms. */
export const VueFile = z.object({
  file: FileConseiller.optional().catch(undefined),
  academie: z.string().max(40).optional().catch(undefined),
  departement: z.string().max(3).optional().catch(undefined),
  page: z.coerce.number().int().min(0).optional().catch(undefined),
});
export type VueFile = z.infer<typeof VueFile>;
