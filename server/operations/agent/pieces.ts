import { isDeepStrictEqual } from 'node:util';
import type { Demande } from '../../../domain/demande/demande.ts';
import { confirmerPieces, validerDossier } from '../../../domain/pieces/valider-dossier.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { ecrireDemande } from '../../../db/central/apply/demande.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import type { TraitementsDe } from '../contexte.ts';
import { dansSonDossier, type ContexteAgent } from './soi.ts';

/** Les pièces cochées une par une, puis « Valider mon dossier » (G54–G59). */
export const operationsPieces: TraitementsDe<'agent.confirmerPieces' | 'agent.validerDossier'> = {
  'agent.confirmerPieces': (contexte, input) => changer(contexte, (demande) => confirmerPieces(demande, input, contexte.jour)),
  'agent.validerDossier': (contexte) => changer(contexte, (demande) => validerDossier(demande, contexte.jour)),
};

const changer = <R>(
  contexte: ContexteAgent,
  regle: (demande: Demande | null) => Result<Demande, R>,
): Promise<Result<Record<string, never>, R>> =>
  dansSonDossier(contexte, async (tx, dossier) => {
    const decision = regle(dossier?.demande ?? null);
    if (!decision.ok) return decision;
    // Refait tel quel : rien ne change, rien ne s'écrit.
    if (isDeepStrictEqual(decision.value, dossier!.demande)) return ok({});
    await contexte.journaliser(tx, decision.value.id, {}, dossierNomme(decision.value));
    await ecrireDemande(tx, decision.value, contexte.jour);
    return ok({});
  });
