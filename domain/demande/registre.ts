import { z } from 'zod';
import { Instant } from '../shared/dates.ts';
import { Demande } from './demande.ts';

/**
 * Une demande telle que le registre (le site d'enregistrement) la connaît, à cet instant : la seule source de la copie importée (G39–G41).
 * Du numéro de sécurité sociale, il ne transmet que les cinq chiffres du guide (D7).
 */
export const DemandeDuRegistre = z.object({
  ...Demande.pick({
    numeroUnique: true,
    deposeeLe: true,
    valableJusquau: true,
    demandeur: true,
    codemandeur: true,
    menage: true,
    ressources: true,
    motif: true,
    situationFamiliale: true,
    logementActuel: true,
    prioritaire: true,
    departement: true,
    communes: true,
  }).shape,
  /** Les SIRET que l'agent y a saisis, de l'employeur de chacun (guide §3) ; null s'il ne l'a pas fait. */
  siretDemandeur: z.string().nullable(),
  siretCodemandeur: z.string().nullable(),
  modifieeLe: Instant,
});
export type DemandeDuRegistre = z.infer<typeof DemandeDuRegistre>;
