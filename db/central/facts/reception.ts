import type { Commande, ReponseCommande } from '../../../domain/contract/sync.ts';
import type { AcademieId } from '../../../domain/shared/ids.ts';
import { empreinteCommande } from '../empreinte-commande.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Ce qu'il faut savoir pour recevoir une commande d'un poste. `connue` : la réponse déjà donnée à cet identifiant. */
export interface FaitsReception {
  readonly epoque: string;
  readonly dernierRang: number;
  readonly arrete: boolean;
  readonly compteActif: boolean;
  readonly connue: { readonly reponse: ReponseCommande; readonly memeContenu: boolean } | null;
}

interface Ligne {
  epoque: string;
  dernier_rang: number;
  arrete: boolean;
  actif: boolean;
  reponse: string | null;
  empreinte: Buffer;
  poste_id: string;
}

/** Lit et verrouille le poste : ses commandes passent une à une, même envoyées deux fois en même temps. Null s'il n'est pas inscrit à ce compte. */
export async function faitsReception(
  tx: Tx,
  academieId: AcademieId,
  porteur: { compteId: string; posteId: string },
  commande: Commande,
): Promise<FaitsReception | null> {
  const { rows } = await preparee<Ligne>(
    tx,
    `SELECT (SELECT epoque FROM plateforme) AS epoque, p.dernier_rang, p.arrete_le IS NOT NULL AS arrete, c.actif, k.reponse, k.empreinte, k.poste_id
     FROM poste p JOIN compte c ON c.id = p.compte_id
     LEFT JOIN commande k ON k.academie_id = p.academie_id AND k.id = $4
     WHERE p.academie_id = $1 AND p.id = $2 AND p.compte_id = $3 FOR UPDATE OF p`,
    [academieId, porteur.posteId, porteur.compteId, commande.commandeId],
  );
  const ligne = rows[0];
  if (ligne === undefined) return null;
  // Après avoir attendu le verrou, PostgreSQL relit le poste mais pas la commande jointe : une répétition simultanée se lit à part.
  const trouvee = ligne.reponse === null && commande.rang <= ligne.dernier_rang ? await relireCommande(tx, academieId, commande) : ligne;
  return {
    epoque: ligne.epoque,
    dernierRang: ligne.dernier_rang,
    arrete: ligne.arrete,
    compteActif: ligne.actif,
    connue:
      trouvee === undefined || trouvee.reponse === null
        ? null
        : {
            reponse: JSON.parse(trouvee.reponse) as ReponseCommande,
            memeContenu: trouvee.poste_id === porteur.posteId && trouvee.empreinte.equals(empreinteCommande(commande)),
          },
  };
}

async function relireCommande(
  tx: Tx,
  academieId: AcademieId,
  commande: Commande,
): Promise<Pick<Ligne, 'reponse' | 'empreinte' | 'poste_id'> | undefined> {
  const { rows } = await preparee<Ligne>(tx, 'SELECT reponse, empreinte, poste_id FROM commande WHERE academie_id = $1 AND id = $2', [
    academieId,
    commande.commandeId,
  ]);
  return rows[0];
}
