import type { Handlers } from '../host/dispatch.ts';
import type { GardeSession } from '../host/garde.ts';
import type { Emit } from '../sync/moteur.ts';
import type { Fetch } from '../sync/reseau.ts';
import { operationsCandidature } from './candidature.ts';
import { operationsDossier } from './dossier.ts';
import { operationsEchanges } from './echanges.ts';
import { operationsJournee } from './journee.ts';
import { operationsOffre } from './offre.ts';
import { operationsRapprochement } from './rapprochement.ts';
import { operationsRattachement } from './rattachement.ts';
import { operationsSession } from './session.ts';

/** Tous les traitements : un oubli est une erreur de compilation. */
export const creerHandlers = (options: { garde: GardeSession; serveur: string; fetch: Fetch; emit: Emit }): Handlers => ({
  ...operationsSession(options.garde, options.serveur, options.fetch),
  ...operationsEchanges(options.emit),
  ...operationsDossier,
  ...operationsJournee(options.emit),
  ...operationsOffre,
  ...operationsCandidature(options.emit),
  ...operationsRapprochement,
  ...operationsRattachement(options.emit),
});
