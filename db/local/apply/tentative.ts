import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

/** Compter un essai d'envoi de ces actes. */
export function marquerTentative(db: Database, commandeIds: readonly string[]): void {
  db.transaction(() => {
    const marquer = ecriture(db, `UPDATE outbox SET tentatives = tentatives + 1 WHERE commande_id = ? AND statut = 'a_envoyer'`);
    for (const id of commandeIds) marquer.run(id);
  }).immediate();
}
