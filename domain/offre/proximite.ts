import { z } from 'zod';

/** Les trois onglets des offres ; une offre est dans un seul (G70, G72, D12). */
export const proximites = ['demandee', 'limitrophe', 'departement'] as const;
export const Proximite = z.enum(proximites);
export type Proximite = z.infer<typeof Proximite>;
