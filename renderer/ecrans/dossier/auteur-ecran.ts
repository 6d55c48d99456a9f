import type { Auteur } from '../../../domain/candidature/candidature.ts';
import type { Mandat } from '../../../domain/mandat/mandat.ts';

/** L'écran interroge la règle pour ses refus seulement ; l'auteur véritable est posé par l'hôte, d'après la session. */
export const auteurEcran = (mandat: Mandat): Auteur => ({ role: 'agent', id: mandat.agentId, nom: '' });
