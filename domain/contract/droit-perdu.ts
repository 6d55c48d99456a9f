import { z } from 'zod';

/**
 * Pourquoi un poste n'a plus le droit de garder aucun dossier (I-10) : le compte est désactivé, le poste a été arrêté,
 * ou il n'est plus inscrit à ce compte (le gestionnaire a changé d'académie).
 */
export const RaisonDroitPerdu = z.enum(['compte_ferme', 'poste_arrete', 'poste_inconnu']);
export type RaisonDroitPerdu = z.infer<typeof RaisonDroitPerdu>;

/** Au-delà de tant de jours sans contact, les dossiers se verrouillent, à moins que le serveur n'ait dit un autre nombre. */
export const JOURS_HORS_LIGNE = 30;
