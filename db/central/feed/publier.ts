import { entites, fluxAcademie } from '../../../domain/contract/entities.ts';
import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';
import { entree, suppression, type Emission, type Entree } from './emettre.ts';

interface Dossier { readonly demande: Demande; readonly mandat: Mandat | null; readonly candidatures: readonly Candidature[] }

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

/** Retirer du flux de l'académie tout ce qu'elle a reçu de ces demandes : un mandat retiré ou terminé. */
export async function retraitDesDossiers(tx: Tx, academieId: AcademieId, demandeIds: readonly string[]): Promise<Emission> {
  const flux = fluxAcademie(academieId);
  const { rows } = await tx.query<{ entite: string; entite_id: string }>(
    `SELECT e.entite, e.entite_id FROM flux_entree e
     WHERE e.flux_id = $1 AND NOT e.supprimee AND (
       (e.entite = $3 AND e.entite_id = ANY($2::uuid[]))
       OR (e.entite = $4 AND e.entite_id IN (SELECT id FROM mandat WHERE academie_id = $6 AND demande_id = ANY($2::uuid[])))
       OR (e.entite = $5 AND e.entite_id IN (SELECT id FROM candidature WHERE academie_id = $6 AND demande_id = ANY($2::uuid[]))))
     ORDER BY e.entite DESC, e.entite_id`,
    [flux, demandeIds, entites.demande.code, entites.mandat.code, entites.candidature.code, academieId],
  );
  const nomDuCode = { [entites.demande.code]: 'demande', [entites.mandat.code]: 'mandat', [entites.candidature.code]: 'candidature' } as const;
  return new Map([[flux, rows.map((r) => suppression(nomDuCode[r.entite]!, r.entite_id))]]);
}
