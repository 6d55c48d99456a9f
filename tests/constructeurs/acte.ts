import type { Acte } from '../../db/local/apply/acte.ts';
import type { Candidature } from '../../domain/candidature/candidature.ts';
import { commandeId } from './identifiants.ts';

/** Le dépôt de cette candidature, tel que le poste l'enregistre ; `n` : le numéro de la commande. */
export const unDepot = (n: number, candidature: Candidature): Acte => ({
  commandeId: commandeId(n),
  nom: 'candidature.postuler',
  entree: { candidatureId: candidature.id, demandeId: candidature.demandeId, offreId: candidature.offreId },
  saisieLe: '2026-11-20T09:00:00.000Z',
  pourLeCompteDe: candidature.demandeId,
  effet: { entite: 'candidature', candidature },
  echeance: '2026-12-15',
});
