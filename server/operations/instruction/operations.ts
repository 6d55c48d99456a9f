import type { operationsBailleur as duContrat } from '../../../domain/contract/instruction.ts';
import type { TraitementsDe } from '../contexte.ts';
import { candidaturesDuBailleur } from './bailleur-candidatures.ts';
import { offresDesBailleurs } from './bailleur-offres.ts';

export { operationsConseiller } from './conseiller.ts';

export const operationsBailleur: TraitementsDe<keyof typeof duContrat> = { ...offresDesBailleurs, ...candidaturesDuBailleur };
