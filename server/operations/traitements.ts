import type { RemoteName } from '../../domain/contract/index.ts';
import { operationsAgent } from './agent/operations.ts';
import { operationsCompte } from './compte.ts';
import type { TraitementsDe } from './contexte.ts';
import { operationsBailleur, operationsConseiller } from './instruction/operations.ts';

export type Traitements = TraitementsDe<RemoteName>;

/** Chaque opération portée au serveur a son traitement ici : en oublier un est une erreur de compilation. */
export const traitements: Traitements = { ...operationsCompte, ...operationsAgent, ...operationsConseiller, ...operationsBailleur };
