import type { EtatSession } from '../../../domain/contract/session.ts';

/** Les quatre rôles, et qui n'a pas encore de session. */
export type Visiteur = 'personne' | 'gestionnaire' | 'agent' | 'conseiller' | 'bailleur';

export const visiteur = (etat: EtatSession): Visiteur =>
  etat.statut === 'fermee' ? 'personne' : etat.statut === 'ouverte' ? 'gestionnaire' : etat.compte.role;

/** Le premier écran de chacun ; sans session, la porte montre « Se connecter » à la place. */
export const accueilDe = {
  personne: '/',
  gestionnaire: '/journee',
  agent: '/agent',
  conseiller: '/conseiller',
  bailleur: '/bailleur',
} as const satisfies Record<Visiteur, string>;

/** Les écrans de chacun, d'après le premier mot de l'adresse : ailleurs, la porte ramène à l'accueil. */
const chezLui: Readonly<Record<Visiteur, readonly string[]>> = {
  personne: ['compte', 'aide'],
  gestionnaire: ['journee', 'dossiers', 'rapprochement', 'boite-envoi', 'divergences', 'rattachements', 'aide'],
  agent: ['agent', 'aide'],
  conseiller: ['conseiller', 'aide'],
  bailleur: ['bailleur', 'aide'],
};
const connus = new Set(Object.values(chezLui).flat());

/** Faux à l'accueil commun et chez les autres ; une adresse inconnue reste, et dit qu'elle l'est. */
export function aSaPlace(qui: Visiteur, adresse: string): boolean {
  const mot = adresse.split('/')[1] ?? '';
  return qui === 'personne' ? chezLui.personne.includes(mot) : mot !== '' && (chezLui[qui].includes(mot) || !connus.has(mot));
}
