import { motsDePasseCourants } from './mots-de-passe-courants.ts';

/** Les règles d'un mot de passe, dans l'ordre où l'écran les montre (G25). */
export const reglesMotDePasse = ['longueur', 'chiffre', 'majuscule', 'minuscule', 'different_du_nom', 'pas_courant'] as const;
export type RegleMotDePasse = (typeof reglesMotDePasse)[number];

const LONGUEUR_MINIMALE = 8;
const LONGUEUR_PHRASE = 15;

/**
 * Les règles qu'un mot de passe ne tient pas encore : au moins 8 caractères, un chiffre, une majuscule, une minuscule,
 * différent du nom d'utilisateur (guide §2) ; ou toute phrase de 15 caractères et plus. Un mot de passe trop courant est refusé.
 * La liste est vide quand il convient ; elle se recalcule à chaque frappe, l'écran montre chaque règle tenue ou non.
 */
export function reglesNonTenues(motDePasse: string, nomUtilisateur: string): readonly RegleMotDePasse[] {
  const longueur = [...motDePasse].length;
  const phrase = longueur >= LONGUEUR_PHRASE;
  const tenue: Record<RegleMotDePasse, boolean> = {
    longueur: longueur >= LONGUEUR_MINIMALE,
    chiffre: phrase || /\d/u.test(motDePasse),
    majuscule: phrase || /\p{Lu}/u.test(motDePasse),
    minuscule: phrase || /\p{Ll}/u.test(motDePasse),
    different_du_nom: plier(motDePasse) !== plier(nomUtilisateur),
    pas_courant: !motsDePasseCourants.has(plier(motDePasse)),
  };
  return reglesMotDePasse.filter((regle) => !tenue[regle]);
}

const plier = (texte: string): string => texte.normalize('NFC').trim().toLowerCase();
