import { entites, fluxAcademie } from '../../../domain/contract/entities.ts';
import { Mandat } from '../../../domain/mandat/mandat.ts';
import { estPublie } from '../../../domain/mandat/texte-consentement.ts';
import { type Instant, type Jour, jourAParis } from '../../../domain/shared/dates.ts';
import type { AcademieId, DemandeId, MandatId } from '../../../domain/shared/ids.ts';
import { emettre, type Entree } from '../feed/emettre.ts';
import { lignesDuDossier, retraitDesDossiers } from '../feed/publier.ts';
import type { Tx } from '../open.ts';
import { verrouillerDossier } from '../views/dossier.ts';
import { noterRetrait } from './retrait.ts';

/**
 * Un mandat, nouveau ou changé ; ce que l'académie reçoit se remet en accord ensuite, par `republier`.
 * Rend faux, sans rien écrire, si l'identifiant du nouveau est déjà celui d'un autre.
 */
export async function ecrireMandat(tx: Tx, mandat: Mandat, nouveau: boolean): Promise<boolean> {
  if (nouveau) exigerUnTextePublie(mandat);
  const { rowCount } = await tx.query(
    nouveau
      ? `INSERT INTO mandat (academie_id, id, demande_id, pouvoirs, debut, fin, retire_le, doc) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT DO NOTHING`
      : `UPDATE mandat SET pouvoirs = $4, debut = $5, fin = $6, retire_le = $7, doc = $8 WHERE academie_id = $1 AND id = $2 AND demande_id = $3`,
    [mandat.academieId, mandat.id, mandat.demandeId, mandat.pouvoirs, mandat.debut, mandat.fin, mandat.retireLe, JSON.stringify(mandat)],
  );
  return rowCount === 1;
}

/** Aucun mandat n'entre sous un texte inconnu ; ceux qui sont déjà là se retirent quand même. */
export function exigerUnTextePublie({ versionTexte }: Mandat): void {
  if (!estPublie(versionTexte)) throw new Error(`aucun texte de consentement ne porte la version « ${versionTexte} »`);
}

/** Tous les mandats d'une demande, retirés ou non. */
export async function mandatsDeLaDemande(tx: Tx, academieId: AcademieId, demandeId: DemandeId): Promise<Mandat[]> {
  const { rows } = await tx.query<{ doc: string }>('SELECT doc FROM mandat WHERE academie_id = $1 AND demande_id = $2', [
    academieId,
    demandeId,
  ]);
  return rows.map((r) => Mandat.parse(JSON.parse(r.doc)));
}

/** L'agent retire son mandat : aussitôt, l'académie n'a plus rien de cette demande, et chaque poste l'efface (I-10). Faux s'il n'y a rien à retirer. */
export async function retirerMandat(tx: Tx, academieId: AcademieId, mandatId: MandatId, instant: Instant): Promise<boolean> {
  const { rows } = await tx.query<{ doc: string }>(
    'SELECT doc FROM mandat WHERE academie_id = $1 AND id = $2 AND retire_le IS NULL FOR UPDATE',
    [academieId, mandatId],
  );
  if (rows[0] === undefined) return false;
  const mandat: Mandat = { ...Mandat.parse(JSON.parse(rows[0].doc)), retireLe: instant };
  await ecrireMandat(tx, mandat, false);
  await republier(tx, academieId, [mandat.demandeId], jourAParis(instant));
  return true;
}

const PAR_PASSAGE = 1_000;
const VERROU = 7_063_872;

/**
 * Le jour a changé : les dossiers dont le mandat est fini quittent le flux, ceux dont le mandat commence y entrent.
 * Rend le nombre de demandes revues ; 0 si un autre serveur s'en occupe.
 */
export async function suivreMandats(tx: Tx, academieId: AcademieId, jour: Jour): Promise<number> {
  const verrou = await tx.query<{ pris: boolean }>('SELECT pg_try_advisory_xact_lock($1, hashtext($2)) AS pris', [VERROU, academieId]);
  if (!verrou.rows[0]!.pris) return 0;
  const { rows } = await tx.query<{ id: string }>(
    `SELECT m.demande_id AS id FROM flux_entree e JOIN mandat m ON m.academie_id = $1 AND m.id = e.entite_id
     WHERE e.flux_id = $2 AND e.entite = $5 AND NOT e.supprimee AND e.valable_jusquau < $3
     UNION
     SELECT m.demande_id FROM mandat m
     WHERE m.academie_id = $1 AND m.retire_le IS NULL AND m.debut <= $3 AND m.fin >= $3 AND 'voir_demande' = ANY(m.pouvoirs)
       AND m.doc::json ->> 'academieId' = $1
       AND NOT EXISTS (SELECT FROM flux_entree e WHERE e.flux_id = $2 AND e.entite = $4 AND e.entite_id = m.demande_id AND NOT e.supprimee)
     ORDER BY id LIMIT $6`,
    [academieId, fluxAcademie(academieId), jour, entites.demande.code, entites.mandat.code, PAR_PASSAGE],
  );
  if (rows.length > 0)
    await republier(
      tx,
      academieId,
      rows.map((r) => r.id),
      jour,
    );
  return rows.length;
}

/** Remet le flux en accord avec le droit du jour : un autre mandat peut encore couvrir la demande, et tout ce qu'il ne couvre plus s'efface. */
export async function republier(tx: Tx, academieId: AcademieId, demandeIds: readonly string[], jour: Jour): Promise<void> {
  const lignes: Entree[] = [];
  for (const demandeId of demandeIds) {
    const dossier = await verrouillerDossier(tx, academieId, demandeId, jour);
    if (dossier !== null) lignes.push(...lignesDuDossier(dossier, jour));
  }
  const retrait = await retraitDesDossiers(tx, academieId, demandeIds, lignes);
  const flux = fluxAcademie(academieId);
  const tetes = await emettre(tx, new Map([[flux, [...retrait, ...lignes]]]));
  if (retrait.length > 0)
    await noterRetrait(tx, { academieId, numero: tetes.get(flux)! - lignes.length, le: jour, lignes: retrait.length });
}
