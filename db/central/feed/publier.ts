import { entites, fluxAcademie, type NomEntite, nomsEntites } from '../../../domain/contract/entities.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { entree, suppression, type Entree } from './emettre.ts';

interface Dossier {
  readonly demande: Demande;
  readonly mandat: Mandat | null;
  readonly candidatures: readonly Candidature[];
}

/** Ce que l'académie reçoit d'un dossier aujourd'hui : ses lignes, ou rien. */
export function lignesDuDossier({ demande, mandat, candidatures }: Dossier, jour: Jour): Entree[] {
  const { demande: visible, candidature, jusquau } = portee(mandat, jour);
  if (!visible || mandat === null) return [];
  return [
    entree('demande', demande, jusquau),
    entree('mandat', mandat, jusquau),
    ...candidatures.filter(candidature).map((c) => entree('candidature', c, jusquau)),
  ];
}

/** Ce que l'académie a reçu de ces demandes et ne doit plus avoir : tout, sauf les lignes `gardees`. */
export async function retraitDesDossiers(
  tx: Tx,
  academieId: AcademieId,
  demandeIds: readonly string[],
  gardees: readonly Entree[],
): Promise<Entree[]> {
  const { rows } = await tx.query<{ entite: string; entite_id: string }>(
    `SELECT e.entite, e.entite_id FROM flux_entree e
     WHERE e.flux_id = $1 AND NOT e.supprimee AND (
       (e.entite = $3 AND e.entite_id = ANY($2::uuid[]))
       OR (e.entite = $4 AND e.entite_id IN (SELECT id FROM mandat WHERE academie_id = $6 AND demande_id = ANY($2::uuid[])))
       OR (e.entite = $5 AND e.entite_id IN (SELECT id FROM candidature WHERE academie_id = $6 AND demande_id = ANY($2::uuid[]))))
     ORDER BY e.entite DESC, e.entite_id`,
    [fluxAcademie(academieId), demandeIds, entites.demande.code, entites.mandat.code, entites.candidature.code, academieId],
  );
  const restent = new Set(gardees.map((e) => e.code + e.id));
  return rows.filter((r) => !restent.has(r.entite + r.entite_id)).map((r) => suppression(nomDuCode[r.entite]!, r.entite_id));
}

const nomDuCode: Readonly<Record<string, NomEntite>> = Object.fromEntries(nomsEntites.map((nom) => [entites[nom].code, nom]));
