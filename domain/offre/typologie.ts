import { z } from 'zod';

/** La taille d'un logement. `T5+` se lit « T6 et plus » : le guide parle de « T4 et plus » (G8). */
export const typologies = ['T1', 'T2', 'T3', 'T4', 'T5', 'T5+'] as const;
export const Typologie = z.enum(typologies);
export type Typologie = z.infer<typeof Typologie>;
