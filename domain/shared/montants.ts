import { z } from 'zod';

/** Un montant en euros, au centime. */
export const Euros = z.number().min(0).max(10_000_000);
export type Euros = z.infer<typeof Euros>;
