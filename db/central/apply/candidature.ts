import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { entree, type Entree } from '../feed/emettre.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/**
 * Écrit une candidature, nouvelle ou changée. Rend faux, sans rien écrire, si une autre candidature active de la demande,
 * ou la même, est arrivée entre-temps : l'index unique partiel est le dernier mot (I-7).
 */
export async function ecrireCandidature(tx: Tx, c: Candidature, nouvelle: boolean): Promise<boolean> {
  const valeurs = [c.academieId, c.id, c.demandeId, c.offreId, c.etat, JSON.stringify(c)];
  const { rowCount } = nouvelle
    ? await preparee(
        tx,
        `INSERT INTO candidature (academie_id, id, demande_id, offre_id, etat, doc, deposee_le, bailleur_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, (SELECT bailleur_id FROM offre WHERE id = $4)) ON CONFLICT DO NOTHING`,
        [...valeurs, c.deposeeLe],
      )
    : await preparee(
        tx,
        'UPDATE candidature SET etat = $5, doc = $6 WHERE academie_id = $1 AND id = $2 AND demande_id = $3 AND offre_id = $4',
        valeurs,
      );
  return rowCount === 1;
}

/** Une candidature de plus ou de moins au compteur de l'offre (G80) : un nombre, jamais un rang. Null si l'offre n'existe plus. */
export async function compterSurLOffre(tx: Tx, offreId: string, ecart: 1 | -1): Promise<Offre | null> {
  const { rows } = await preparee<{ doc: string }>(tx, 'SELECT doc FROM offre WHERE id = $1 FOR UPDATE', [offreId]);
  if (rows[0] === undefined) return null;
  const lue = Offre.parse(JSON.parse(rows[0].doc));
  const offre = { ...lue, nombreCandidatures: Math.max(0, lue.nombreCandidatures + ecart) };
  await preparee(tx, 'UPDATE offre SET doc = $2 WHERE id = $1', [offreId, JSON.stringify(offre)]);
  return offre;
}

/** Ce qu'une candidature fait descendre : elle-même si l'académie peut la voir, et le compteur de l'offre à tous. */
export function emissionCandidature(
  candidature: Candidature,
  mandat: Mandat | null,
  offre: Offre | null,
  jour: Jour,
): Map<string, Entree[]> {
  const { candidature: visible, jusquau } = portee(mandat, jour);
  const emission = new Map<string, Entree[]>([
    [fluxAcademie(candidature.academieId), visible(candidature) ? [entree('candidature', candidature, jusquau)] : []],
  ]);
  if (offre !== null) emission.set(fluxDepartement(offre.commune.departement), [entree('offre', offre)]);
  return emission;
}
