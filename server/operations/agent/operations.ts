import type { operationsAgent as duContrat } from '../../../domain/contract/agent.ts';
import type { TraitementsDe } from '../contexte.ts';
import { operationsActualiser } from './actualiser.ts';
import { operationsCandidatures } from './candidatures.ts';
import { operationsCode } from './code.ts';
import { operationsCompleter } from './completer.ts';
import { operationsConsentement } from './consentement.ts';
import { operationsEspace } from './espace.ts';
import { operationsImporter } from './importer.ts';
import { operationsJournal } from './journal.ts';
import { operationsOffres } from './offres.ts';
import { operationsPieces } from './pieces.ts';
import { operationsSupprimer } from './supprimer.ts';

/** Tout le parcours de l'agent (guide §3 à §6) : en oublier une étape est une erreur de compilation. */
export const operationsAgent: TraitementsDe<keyof typeof duContrat> = {
  ...operationsEspace,
  ...operationsCode,
  ...operationsImporter,
  ...operationsActualiser,
  ...operationsCompleter,
  ...operationsConsentement,
  ...operationsPieces,
  ...operationsSupprimer,
  ...operationsOffres,
  ...operationsCandidatures,
  ...operationsJournal,
};
