import type { Candidature } from '../../../domain/candidature/candidature.ts';
import { fluxAcademie, fluxDepartement } from '../../../domain/contract/entities.ts';
import { portee } from '../../../domain/droits/portee.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';
import { Offre } from '../../../domain/offre/offre.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { type Emission, entree } from '../feed/emettre.ts';
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

/**
 * Tant de candidatures de plus ou de moins au compteur de chaque offre (G80) : un nombre, jamais un rang. Les offres sont verrouillées
 * toujours dans le même ordre ; celles qui n'existent plus manquent à ce qui est rendu.
 */
export async function compterSurLesOffres(tx: Tx, ecarts: ReadonlyMap<string, number>): Promise<Offre[]> {
  const { rows } = await preparee<{ doc: string }>(tx, 'SELECT doc FROM offre WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE', [
    [...ecarts.keys()],
  ]);
  const offres = rows
    .map((r) => Offre.parse(JSON.parse(r.doc)))
    .map((offre) => ({ ...offre, nombreCandidatures: Math.max(0, offre.nombreCandidatures + (ecarts.get(offre.id) ?? 0)) }));
  await preparee(tx, 'UPDATE offre o SET doc = n.doc FROM unnest($1::uuid[], $2::text[]) AS n (id, doc) WHERE o.id = n.id', [
    offres.map((o) => o.id),
    offres.map((o) => JSON.stringify(o)),
  ]);
  return offres;
}

/** Ce qu'une candidature fait descendre à l'académie, si elle peut la voir. */
export function emissionCandidature(candidature: Candidature, mandat: Mandat | null, jour: Jour): Emission {
  const { candidature: visible, jusquau } = portee(mandat, jour);
  return new Map([[fluxAcademie(candidature.academieId), visible(candidature) ? [entree('candidature', candidature, jusquau)] : []]]);
}

/** Le compteur d'une offre descend à tous ceux qui la voient. */
export const emissionOffre = (offre: Offre): Emission => new Map([[fluxDepartement(offre.commune.departement), [entree('offre', offre)]]]);
