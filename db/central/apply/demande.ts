import type { Candidature } from '../../../domain/candidature/candidature.ts';
import type { Demande } from '../../../domain/demande/demande.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import { emettre } from '../feed/emettre.ts';
import { entrerDansLeDossier, type Tx } from '../open.ts';
import { compterSurLesOffres, emissionOffre } from './candidature.ts';
import { effacerCode } from './code-securite.ts';
import { ecrireMandat, republier } from './mandat.ts';

/** La demande importée, et qui la suit. Rend faux, sans rien écrire, si un autre compte suit ce numéro, ou si ce compte suit déjà une demande. */
export async function ouvrirSuivi(tx: Tx, demande: Demande): Promise<boolean> {
  const { rowCount } = await tx.query(
    'INSERT INTO suivi (agent_id, numero_unique, academie_id, demande_id) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [demande.agentId, demande.numeroUnique.valeur, demande.academieId, demande.id],
  );
  if (rowCount !== 1) return false;
  await entrerDansLeDossier(tx, { academieId: demande.academieId, demandeId: demande.id });
  await tx.query('INSERT INTO demande (academie_id, id, doc) VALUES ($1, $2, $3)', [
    demande.academieId,
    demande.id,
    JSON.stringify(demande),
  ]);
  return true;
}

/** La demande changée par son agent ; l'académie qui a un mandat la reçoit. À appeler en dernier dans la transaction. */
export async function ecrireDemande(tx: Tx, demande: Demande, jour: Jour): Promise<void> {
  await tx.query('UPDATE demande SET doc = $3 WHERE academie_id = $1 AND id = $2', [
    demande.academieId,
    demande.id,
    JSON.stringify(demande),
  ]);
  await republier(tx, demande.academieId, [demande.id], jour);
}

/**
 * La demande change d'académie (G43, D5) : l'ancienne n'a plus rien d'elle, ni sur ses postes ni par un mandat ;
 * son histoire la suit chez la nouvelle. `mandats` : ceux qui étaient encore donnés, retirés à cet instant.
 */
export async function changerDAcademie(
  tx: Tx,
  demande: Demande,
  ancienne: AcademieId,
  mandats: readonly Mandat[],
  jour: Jour,
): Promise<void> {
  for (const mandat of mandats) await ecrireMandat(tx, mandat, false);
  await republier(tx, ancienne, [demande.id], jour);
  await tx.query('UPDATE demande SET academie_id = $3, doc = $4 WHERE academie_id = $1 AND id = $2', [
    ancienne,
    demande.id,
    demande.academieId,
    JSON.stringify(demande),
  ]);
  await tx.query('UPDATE suivi SET academie_id = $2 WHERE demande_id = $1', [demande.id, demande.academieId]);
}

/** La demande quitte la plateforme avec ses mandats et ses candidatures ; la candidature annulée avec elle n'est plus comptée sur l'offre (G65). */
export async function effacerDemande(
  tx: Tx,
  demande: Demande,
  { mandats, annulee, jour }: { readonly mandats: readonly Mandat[]; readonly annulee: Candidature | null; readonly jour: Jour },
): Promise<void> {
  // L'offre se verrouille avant les flux, comme partout.
  const offres = annulee === null ? [] : await compterSurLesOffres(tx, new Map([[annulee.offreId, -1]]));
  for (const mandat of mandats) await ecrireMandat(tx, mandat, false);
  await tx.query('DELETE FROM suivi WHERE demande_id = $1', [demande.id]);
  await effacerCode(tx, demande.agentId);
  await republier(tx, demande.academieId, [demande.id], jour);
  await tx.query('DELETE FROM demande WHERE academie_id = $1 AND id = $2', [demande.academieId, demande.id]);
  for (const offre of offres) await emettre(tx, emissionOffre(offre));
}
