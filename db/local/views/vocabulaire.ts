import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';
import { aUneFautePres } from './faute.ts';

interface Terme { readonly term: string; readonly doc: number }

const CANDIDATS = 6;
/** Un mot plus court a trop de voisins pour qu'une faute s'y devine. */
const LONGUEUR_MIN = 4;

/** Les mots de tous les dossiers, du plus fréquent au plus rare, chargés à la première faute et relus quand les dossiers changent. */
export function creerVocabulaire(db: Lecture) {
  let termes: readonly Terme[] = [];
  let version = -1;

  function charger(): readonly Terme[] {
    const courante = lireCompteur(db, 'dossiers');
    if (courante === version) return termes;
    // Les termes rangés avant « a » sont des chiffres : un numéro unique mal saisi ne se devine pas.
    termes = lecture<Terme>(db, `SELECT term, doc FROM vocabulaire WHERE term >= 'a'`).all()
      .filter(({ term }) => term.length >= LONGUEUR_MIN - 1).sort((a, b) => b.doc - a.doc);
    version = courante;
    return termes;
  }

  return {
    /** Les mots les plus fréquents à une faute près de celui-ci. */
    proches(mot: string, debut: boolean): string[] {
      if (mot.length < LONGUEUR_MIN || /\d/.test(mot)) return [];
      const trouves: string[] = [];
      for (const { term } of charger()) {
        if (term !== mot && aUneFautePres(mot, term, debut)) trouves.push(term);
        if (trouves.length === CANDIDATS) break;
      }
      return trouves;
    },
  };
}
