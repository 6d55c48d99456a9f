import type { Commande, ReponseCommande } from '../../../domain/contract/sync.ts';
import type { AcademieId, MandatId } from '../../../domain/shared/ids.ts';
import { empreinteCommande } from '../empreinte-commande.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Garde la réponse avec l'effet, dans la même transaction : toute répétition recevra celle-là (I-2). Le mandat de l'acte est nommé (I-11), le poste avance d'un rang. */
export async function garderReponse(
  tx: Tx,
  porteur: { academieId: AcademieId; compteId: string; posteId: string },
  commande: Commande,
  { reponse, mandatId }: { reponse: ReponseCommande; mandatId: MandatId | null },
): Promise<void> {
  await preparee(
    tx,
    `WITH gardee AS (
       INSERT INTO commande (academie_id, id, poste_id, rang, nom, empreinte, auteur_id, pour_le_compte_de, reponse, recue_le, mandat_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     )
     UPDATE poste SET dernier_rang = $4, vu_le = $10 WHERE academie_id = $1 AND id = $3`,
    [
      porteur.academieId,
      commande.commandeId,
      porteur.posteId,
      commande.rang,
      sansNul(commande.nom),
      empreinteCommande(commande),
      porteur.compteId,
      commande.pourLeCompteDe,
      JSON.stringify(reponse),
      reponse.recueLe,
      mandatId,
    ],
  );
}

/** PostgreSQL refuse le caractère nul dans un texte ; un nom inconnu peut en porter un, et la file doit pourtant continuer. */
const sansNul = (texte: string): string => texte.replaceAll('\0', '');
