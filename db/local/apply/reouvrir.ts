import type { Database } from '../connexion.ts';
import { ecriture, valeurs } from '../requete.ts';
import { rafraichirSituations } from './situation.ts';

/**
 * Le serveur, restauré d'une sauvegarde, n'a plus les actes au-delà de ce rang : ils repartent tous, dans leur ordre.
 * Ceux qu'il avait refusés aussi, car les rangs se suivent ; leur divergence reste. Un effet accepté redevient en attente :
 * son numéro ne veut plus rien dire. Rend leur nombre.
 */
export function rouvrirEnvois(db: Database, dernierRang: number): number {
  return db
    .transaction(() => {
      const { changes } = ecriture(
        db,
        `UPDATE outbox SET statut = 'a_envoyer', recue_le = NULL, flux = NULL, numero = NULL WHERE rang > ? AND statut <> 'a_envoyer'`,
      ).run(dernierRang);
      ecriture(db, 'UPDATE effet SET flux = NULL, numero = NULL WHERE rang > ?').run(dernierRang);
      if (changes > 0) rafraichirSituations(db, valeurs<string>(db, 'SELECT DISTINCT demande_id FROM effet').all());
      return changes;
    })
    .immediate();
}
