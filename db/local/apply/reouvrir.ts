import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

/**
 * Le serveur, restauré d'une sauvegarde, n'a plus les actes au-delà de ce rang : ils repartent tous, dans leur ordre.
 * Ceux qu'il avait refusés aussi, car les rangs se suivent ; leur divergence reste. Rend leur nombre.
 */
export const rouvrirEnvois = (db: Database, dernierRang: number): number =>
  ecriture(
    db,
    `
    UPDATE outbox SET statut = 'a_envoyer', recue_le = NULL, flux = NULL, numero = NULL
    WHERE rang > ? AND statut <> 'a_envoyer'`,
  ).run(dernierRang).changes;
