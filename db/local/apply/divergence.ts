import type { Database } from '../connexion.ts';
import { ecriture } from '../requete.ts';

/** Ranger une divergence que le gestionnaire a lue ; faux si elle n'existe pas ou l'est déjà. */
export const rangerDivergence = (db: Database, commandeId: string): boolean =>
  ecriture(db, 'UPDATE divergence SET rangee = 1 WHERE commande_id = ? AND rangee = 0').run(commandeId).changes > 0;
