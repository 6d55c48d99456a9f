import { isDeepStrictEqual } from 'node:util';
import { completer } from '../../../domain/demande/completer.ts';
import { lireSiret } from '../../../domain/demande/siret.ts';
import { AcademieId, HORS_ACADEMIE } from '../../../domain/shared/ids.ts';
import { ok } from '../../../domain/shared/result.ts';
import { ecrireDemande } from '../../../db/central/apply/demande.ts';
import { dossierNomme } from '../../../db/central/apply/journal.ts';
import type { Tx } from '../../../db/central/open.ts';
import type { TraitementsDe } from '../contexte.ts';
import { quitterLAcademie } from './quitter-academie.ts';
import { dansSonDossier } from './soi.ts';

/** « Les informations à compléter pour AL'in » : l'employeur, et l'académie qu'il désigne (G43–G50, D5). */
export const operationsCompleter: TraitementsDe<'agent.completer'> = {
  'agent.completer': (contexte, input) =>
    dansSonDossier(contexte, async (tx, dossier) => {
      const { jour } = contexte;
      const academie = await academieDuSiret(tx, input.siret);
      const decision = completer(
        { demande: dossier?.demande ?? null, candidatures: dossier?.candidatures ?? [], academieDuSiret: academie?.id ?? null, jour },
        input,
      );
      if (!decision.ok) return decision;
      const demande = decision.value;
      const reponse = { academie: academie?.nom ?? null };
      // Refait tel quel : rien ne change, rien ne s'écrit.
      if (isDeepStrictEqual(demande, dossier!.demande)) return ok(reponse);
      const ancienne = dossier!.demande.academieId;
      await contexte.journaliser(tx, demande.id, { academie: demande.academieId }, dossierNomme(demande));
      if (demande.academieId === ancienne) await ecrireDemande(tx, demande, jour);
      else await quitterLAcademie(tx, contexte, demande, ancienne, 'autre_employeur');
      return ok(reponse);
    }),
};

async function academieDuSiret(tx: Tx, saisi: string): Promise<{ id: AcademieId; nom: string } | null> {
  const siret = lireSiret(saisi);
  if (!siret.ok) return null;
  const { rows } = await tx.query<{ id: string; nom: string }>('SELECT id, nom FROM academie WHERE siret = $1 AND id <> $2', [
    siret.value,
    HORS_ACADEMIE,
  ]);
  return rows[0] === undefined ? null : { id: AcademieId.parse(rows[0].id), nom: rows[0].nom };
}
