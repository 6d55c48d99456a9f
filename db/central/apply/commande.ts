import type { Commande, ReponseCommande } from '../../../domain/contract/sync.ts';
import type { AcademieId, MandatId } from '../../../domain/shared/ids.ts';
import { empreinteCommande } from '../empreinte-commande.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Une commande jugée, sa réponse, et le mandat sous lequel elle a été faite (I-11) ; null si elle est refusée. */
export interface CommandeJugee {
  readonly commande: Commande;
  readonly reponse: ReponseCommande;
  readonly mandatId: MandatId | null;
}

/** Garde les réponses avec les effets, dans la même transaction : toute répétition recevra celles-là (I-2). Le poste avance d'autant de rangs. */
export async function garderReponses(
  tx: Tx,
  porteur: { academieId: AcademieId; compteId: string; posteId: string },
  jugees: readonly CommandeJugee[],
  maintenant: Date,
): Promise<void> {
  await preparee(
    tx,
    `WITH gardees AS (
       INSERT INTO commande (academie_id, poste_id, auteur_id, recue_le, id, rang, nom, empreinte, pour_le_compte_de, reponse, mandat_id)
       SELECT $1, $2, $3, $4, n.* FROM unnest($5::uuid[], $6::int[], $7::text[], $8::bytea[], $9::uuid[], $10::text[], $11::uuid[]) AS n
     )
     UPDATE poste SET dernier_rang = $12, vu_le = $4 WHERE academie_id = $1 AND id = $2`,
    [
      porteur.academieId,
      porteur.posteId,
      porteur.compteId,
      maintenant,
      jugees.map((j) => j.commande.commandeId),
      jugees.map((j) => j.commande.rang),
      jugees.map((j) => sansNul(j.commande.nom)),
      jugees.map((j) => empreinteCommande(j.commande)),
      jugees.map((j) => j.commande.pourLeCompteDe),
      jugees.map((j) => JSON.stringify(j.reponse)),
      jugees.map((j) => j.mandatId),
      jugees.at(-1)!.commande.rang,
    ],
  );
}

/** PostgreSQL refuse le caractère nul dans un texte ; un nom inconnu peut en porter un, et la file doit pourtant continuer. */
const sansNul = (texte: string): string => texte.replaceAll('\0', '');
