import type { Commande, ReponseCommande } from '../../../domain/contract/sync.ts';
import type { AcademieId, CommandeId } from '../../../domain/shared/ids.ts';
import { empreinteCommande } from '../empreinte-commande.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';

/** Ce qu'il faut savoir pour recevoir des commandes d'un poste. */
export interface FaitsReception {
  readonly epoque: string;
  readonly dernierRang: number;
  readonly arrete: boolean;
  readonly compteActif: boolean;
  /** Les réponses déjà données à ces identifiants. */
  readonly connues: ReadonlyMap<CommandeId, { readonly reponse: ReponseCommande; readonly memeContenu: boolean }>;
}

/**
 * Lit et verrouille le poste, puis les demandes de ces commandes, toujours dans le même ordre : les commandes d'un poste passent une à une,
 * même envoyées deux fois en même temps, et deux postes qui agissent sur les mêmes dossiers s'attendent sans se bloquer.
 * Null si le poste n'est pas inscrit à ce compte.
 */
export async function faitsReception(
  tx: Tx,
  academieId: AcademieId,
  porteur: { compteId: string; posteId: string },
  commandes: readonly Commande[],
): Promise<FaitsReception | null> {
  const { rows } = await preparee<{ epoque: string; dernier_rang: number; arrete: boolean; actif: boolean }>(
    tx,
    `SELECT (SELECT epoque FROM plateforme) AS epoque, p.dernier_rang, p.arrete_le IS NOT NULL AS arrete, c.actif
     FROM poste p JOIN compte c ON c.id = p.compte_id
     WHERE p.academie_id = $1 AND p.id = $2 AND p.compte_id = $3 FOR UPDATE OF p`,
    [academieId, porteur.posteId, porteur.compteId],
  );
  if (rows[0] === undefined) return null;
  const { epoque, dernier_rang: dernierRang, arrete, actif: compteActif } = rows[0];
  // Seulement maintenant : une répétition simultanée vient peut-être d'écrire les siennes.
  const connues = await commandesConnues(tx, academieId, porteur.posteId, commandes);
  if (commandes.length > 1) await verrouillerDemandes(tx, academieId, commandes);
  return { epoque, dernierRang, arrete, compteActif, connues };
}

async function commandesConnues(
  tx: Tx,
  academieId: AcademieId,
  posteId: string,
  commandes: readonly Commande[],
): Promise<FaitsReception['connues']> {
  const { rows } = await preparee<{ id: CommandeId; reponse: string; empreinte: Buffer; poste_id: string }>(
    tx,
    'SELECT id, reponse, empreinte, poste_id FROM commande WHERE academie_id = $1 AND id = ANY($2::uuid[])',
    [academieId, commandes.map((c) => c.commandeId)],
  );
  const lues = new Map(rows.map((r) => [r.id, r]));
  return new Map(
    commandes.flatMap((commande) => {
      const lue = lues.get(commande.commandeId);
      if (lue === undefined) return [];
      const memeContenu = lue.poste_id === posteId && lue.empreinte.equals(empreinteCommande(commande));
      return [[commande.commandeId, { reponse: JSON.parse(lue.reponse) as ReponseCommande, memeContenu }]];
    }),
  );
}

async function verrouillerDemandes(tx: Tx, academieId: AcademieId, commandes: readonly Commande[]): Promise<void> {
  await preparee(tx, 'SELECT 1 FROM demande WHERE academie_id = $1 AND id = ANY($2::uuid[]) ORDER BY id FOR UPDATE', [
    academieId,
    commandes.map((c) => c.pourLeCompteDe),
  ]);
}
