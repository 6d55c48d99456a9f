import { createHash } from 'node:crypto';
import type { Commande, ReponseCommande } from '../../../domain/contract/sync.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import type { Tx } from '../open.ts';

/** Ce que le serveur a déjà répondu à cette commande, et si son contenu est bien le même. */
export async function reponseConnue(tx: Tx, academieId: AcademieId, posteId: string, commande: Commande): Promise<{ reponse: ReponseCommande; memeContenu: boolean } | null> {
  const { rows } = await tx.query<{ reponse: string; empreinte: Buffer; poste_id: string }>(
    'SELECT reponse, empreinte, poste_id FROM commande WHERE academie_id = $1 AND id = $2', [academieId, commande.commandeId]);
  const ligne = rows[0];
  if (ligne === undefined) return null;
  return { reponse: JSON.parse(ligne.reponse) as ReponseCommande, memeContenu: ligne.poste_id === posteId && ligne.empreinte.equals(empreinte(commande)) };
}

/** Garde la réponse avec l'effet, dans la même transaction : toute répétition recevra celle-là (I-2). */
export async function garderReponse(
  tx: Tx, academieId: AcademieId, posteId: string, auteurId: string, commande: Commande, reponse: ReponseCommande,
): Promise<void> {
  await tx.query(
    `INSERT INTO commande (academie_id, id, poste_id, rang, nom, empreinte, auteur_id, pour_le_compte_de, reponse, recue_le)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [academieId, commande.commandeId, posteId, commande.rang, commande.nom, empreinte(commande), auteurId, commande.pourLeCompteDe, JSON.stringify(reponse), reponse.recueLe],
  );
  await tx.query('UPDATE poste SET dernier_rang = $3, vu_le = $4 WHERE academie_id = $1 AND id = $2', [academieId, posteId, commande.rang, reponse.recueLe]);
}

/** Le contenu, dans un ordre de clés qui ne dépend pas de qui l'a écrit. */
function empreinte(commande: Commande): Buffer {
  const { rang, nom, entree, saisieLe, pourLeCompteDe } = commande;
  return createHash('sha256').update(JSON.stringify([rang, nom, trier(entree), saisieLe, pourLeCompteDe])).digest();
}

function trier(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(trier);
  if (valeur === null || typeof valeur !== 'object') return valeur;
  return Object.entries(valeur).sort(([a], [b]) => (a < b ? -1 : 1)).map(([cle, v]) => [cle, trier(v)]);
}
