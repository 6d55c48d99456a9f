import { fluxDepartement } from '../../../domain/contract/entities.ts';
import type { Offre } from '../../../domain/offre/offre.ts';
import type { BailleurId } from '../../../domain/shared/ids.ts';
import { emettre, entree, suppression, type Entree } from '../feed/emettre.ts';
import type { Tx } from '../open.ts';

export type OffrePubliee = Offre & { readonly bailleurId: BailleurId };

/** PostgreSQL refuse le caractère nul dans un texte ; le document, lui, le garde échappé. */
const sansNul = (texte: string): string => texte.replaceAll('\0', '').toWellFormed();

/** Publie des offres, toutes ou aucune, et les fait descendre à leurs départements. Un identifiant ou une référence déjà pris fait échouer la transaction. */
export async function publierOffres(tx: Tx, offres: readonly OffrePubliee[]): Promise<void> {
  await tx.query(
    `INSERT INTO offre (id, departement, etat, doc, bailleur_id, reference)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::text[])`,
    [
      offres.map((o) => o.id),
      offres.map((o) => o.commune.departement),
      offres.map((o) => o.etat),
      offres.map((o) => JSON.stringify(o)),
      offres.map((o) => o.bailleurId),
      offres.map((o) => sansNul(o.reference)),
    ],
  );
  const parFlux = Map.groupBy(offres, (o) => fluxDepartement(o.commune.departement));
  await emettre(tx, new Map([...parFlux].map(([flux, liste]) => [flux, liste.map((o) => entree('offre', o))])));
}

/** Change une offre déjà verrouillée. Passée dans un autre département, elle quitte le flux de l'ancien. */
export async function changerOffre(tx: Tx, avant: Offre, apres: Offre): Promise<void> {
  await tx.query('UPDATE offre SET departement = $2, etat = $3, doc = $4, reference = $5 WHERE id = $1', [
    apres.id,
    apres.commune.departement,
    apres.etat,
    JSON.stringify(apres),
    sansNul(apres.reference),
  ]);
  const emission = new Map<string, Entree[]>([[fluxDepartement(apres.commune.departement), [entree('offre', apres)]]]);
  if (avant.commune.departement !== apres.commune.departement)
    emission.set(fluxDepartement(avant.commune.departement), [suppression('offre', avant.id)]);
  await emettre(tx, emission);
}
