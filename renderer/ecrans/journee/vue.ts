import { z } from 'zod';
import { GenreTache } from '../../../domain/journee/tache.ts';

/** Ce que « Ma journée » montre, dans son adresse : elle se rouvre telle quelle. */
export const VueJournee = z.object({
  genre: GenreTache.optional().catch(undefined),
  reportees: z.literal(true).optional().catch(undefined),
});
export type VueJournee = z.infer<typeof VueJournee>;
