import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';
import { aUneFautePres } from './faute.ts';

const CANDIDATS = 6;
/** Un mot plus court a trop de voisins pour qu'une faute s'y devine. */
const LONGUEUR_MIN = 4;

/**
 * Les mots des dossiers, du plus fréquent au plus rare, pour deviner une faute. Les compter lit tout l'index : ils ne sont
 * chargés qu'à la première faute, et relus seulement quand ceux d'avant n'ont rien donné.
 */
export function creerVocabulaire(db: Lecture) {
  let mots: readonly string[] = [];
  let version = -1;

  return {
    /** Relire les mots si les dossiers ont changé ; faux s'ils sont à jour. */
    relire(): boolean {
      const courante = lireCompteur(db, 'dossiers');
      if (courante === version) return false;
      version = courante;
      // Un mot avec un chiffre est un numéro ou une adresse : il ne se devine pas.
      mots = valeurs<string>(
        db,
        `
        SELECT term FROM vocabulaire WHERE term >= 'a' AND term NOT GLOB '*[0-9]*' AND length(term) >= ? ORDER BY doc DESC`,
      ).all(LONGUEUR_MIN - 1);
      return true;
    },
    /** Les mots les plus fréquents à une faute près de celui-ci. */
    proches(saisi: string, debut: boolean): string[] {
      const trouves: string[] = [];
      if (saisi.length < LONGUEUR_MIN || /\d/.test(saisi)) return trouves;
      for (const mot of mots) {
        if (mot !== saisi && aUneFautePres(saisi, mot, debut)) trouves.push(mot);
        if (trouves.length === CANDIDATS) break;
      }
      return trouves;
    },
  };
}
