import { fluxAcademie } from '../../../domain/contract/entities.ts';
import { Mandat } from '../../../domain/mandat/mandat.ts';
import { type Instant, type Jour, jourAParis } from '../../../domain/shared/dates.ts';
import type { AcademieId, MandatId } from '../../../domain/shared/ids.ts';
import { emettre } from '../feed/emettre.ts';
import { lignesDuDossier, retraitDesDossiers } from '../feed/publier.ts';
import type { Tx } from '../open.ts';
import { verrouillerDossier } from '../views/dossier.ts';

/** L'agent retire son mandat : aussitôt, l'académie n'a plus rien de cette demande, et chaque poste l'efface (I-10). Faux s'il n'y a rien à retirer. */
export async function retirerMandat(tx: Tx, academieId: AcademieId, mandatId: MandatId, instant: Instant): Promise<boolean> {
  const { rows } = await tx.query<{ doc: string }>('SELECT doc FROM mandat WHERE academie_id = $1 AND id = $2 AND retire_le IS NULL FOR UPDATE', [academieId, mandatId]);
  if (rows[0] === undefined) return false;
  const mandat: Mandat = { ...Mandat.parse(JSON.parse(rows[0].doc)), retireLe: instant };
  await tx.query('UPDATE mandat SET retire_le = $3, doc = $4 WHERE academie_id = $1 AND id = $2', [academieId, mandatId, instant, JSON.stringify(mandat)]);
  await republier(tx, academieId, [mandat.demandeId], jourAParis(instant));
  return true;
}

/** Les mandats dont le dernier jour est passé : leurs lignes quittent le flux. Rend le nombre de demandes retirées. */
export async function terminerMandats(tx: Tx, academieId: AcademieId, jour: Jour): Promise<number> {
  const { rows } = await tx.query<{ demande_id: string }>(
    `SELECT DISTINCT m.demande_id FROM flux_entree e JOIN mandat m ON m.academie_id = $1 AND m.id = e.entite_id
     WHERE e.flux_id = $2 AND e.entite = 'm' AND NOT e.supprimee AND e.valable_jusquau < $3 LIMIT 1000`,
    [academieId, fluxAcademie(academieId), jour],
  );
  if (rows.length > 0) await republier(tx, academieId, rows.map((r) => r.demande_id), jour);
  return rows.length;
}

/** Un autre mandat peut encore couvrir la demande : ses lignes redescendent alors, sinon elles quittent le flux. */
async function republier(tx: Tx, academieId: AcademieId, demandeIds: readonly string[], jour: Jour): Promise<void> {
  const visibles = [];
  const retirees = [];
  for (const demandeId of demandeIds) {
    const dossier = await verrouillerDossier(tx, academieId, demandeId, jour);
    const lignes = dossier === null ? [] : lignesDuDossier(dossier, jour);
    if (lignes.length > 0) visibles.push(...lignes);
    else retirees.push(demandeId);
  }
  const flux = fluxAcademie(academieId);
  const retrait = (await retraitDesDossiers(tx, academieId, retirees)).get(flux) ?? [];
  await emettre(tx, new Map([[flux, [...visibles, ...retrait]]]));
}
