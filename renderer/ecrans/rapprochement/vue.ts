import { z } from 'zod';
import { CodeDepartement } from '../../../domain/offre/offre.ts';
import { proximites } from '../../../domain/offre/proximite.ts';
import { Typologie } from '../../../domain/offre/typologie.ts';

const facultatif = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined);

/** Les filtres et la page des offres, l'onglet et la page des agents, dans l'adresse : l'écran se rouvre tel quel. */
export const VueRapprochement = z.object({
  departement: facultatif(z.coerce.string().pipe(CodeDepartement)),
  typologie: facultatif(Typologie),
  page: facultatif(z.int().min(0)),
  onglet: facultatif(z.enum(proximites)),
  agents: facultatif(z.int().min(0)),
});
export type VueRapprochement = z.infer<typeof VueRapprochement>;
