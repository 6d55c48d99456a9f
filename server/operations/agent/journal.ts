import { ajouterMois, jourAParis } from '../../../domain/shared/dates.ts';
import { ok } from '../../../domain/shared/result.ts';
import { lireMonJournal } from '../../../db/central/views/mon-journal.ts';
import type { TraitementsDe } from '../contexte.ts';
import { agentDe, enLisantSonDossier } from './soi.ts';

const MOIS = 12;

/** « Qui a consulté mon dossier » : les postes et le serveur réunis, pour le sien seulement (B13, I-12). */
export const operationsJournal: TraitementsDe<'agent.journal'> = {
  'agent.journal': (contexte, { suite }) =>
    enLisantSonDossier(contexte, async (tx, dossier) => {
      if (dossier === null) return ok({ lignes: [], suite: null });
      const depuisLe = new Date(`${ajouterMois(jourAParis(contexte.instant), -MOIS)}T00:00:00Z`);
      return ok(await lireMonJournal(tx, agentDe(contexte), depuisLe, suite));
    }),
};
