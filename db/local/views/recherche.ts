import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';
import { motsDeLaSaisie, numerosRassembles, requeteFts } from './mots.ts';
import { creerVocabulaire } from './vocabulaire.ts';

/** Les numéros locaux des dossiers trouvés ; null quand rien n'est cherché. `corrigee` : la saisie supposée, quand l'orthographe ne donnait rien. */
export interface Trouvailles { readonly numeros: readonly number[] | null; readonly corrigee: string | null }

const ESSAIS = 24;
const GARDEES = 16;

/** Chercher pendant la frappe : tous les mots, le dernier par son début ; accents et une faute par mot pardonnés (B19). */
export function creerRecherche(db: Lecture): (saisie: string) => Trouvailles {
  const vocabulaire = creerVocabulaire(db);
  const gardees = new Map<string, Trouvailles>();
  let version = -1;

  const chercher = (mots: readonly string[]): number[] =>
    valeurs<number>(db, 'SELECT rowid FROM recherche WHERE recherche MATCH ?').all(requeteFts(mots));

  function trouver(mots: readonly string[]): Trouvailles {
    if (mots.length === 0) return { numeros: null, corrigee: null };
    for (const essai of [mots, ...numerosRassembles(mots)]) {
      const numeros = chercher(essai);
      if (numeros.length > 0) return { numeros, corrigee: null };
    }
    for (const essai of corrections(mots)) {
      const numeros = chercher(essai);
      if (numeros.length > 0) return { numeros, corrigee: essai.join(' ') };
    }
    return { numeros: [], corrigee: null };
  }

  /** Les saisies voisines, celles qui changent le moins de mots d'abord. */
  function corrections(mots: readonly string[]): string[][] {
    const choix = mots.map((mot, i) => [mot, ...vocabulaire.proches(mot, i === mots.length - 1)]);
    const essais = choix.reduce<string[][]>((debuts, suites) => debuts.flatMap((d) => suites.map((s) => [...d, s])).slice(0, 4 * ESSAIS), [[]]);
    const ecarts = (essai: readonly string[]) => essai.filter((mot, i) => mot !== mots[i]).length;
    return essais.filter((e) => ecarts(e) > 0).sort((a, b) => ecarts(a) - ecarts(b)).slice(0, ESSAIS);
  }

  return (saisie) => {
    const courante = lireCompteur(db, 'dossiers');
    if (courante !== version) gardees.clear();
    version = courante;
    const mots = motsDeLaSaisie(saisie).slice(0, 8);
    const cle = mots.join(' ');
    let trouvailles = gardees.get(cle);
    if (trouvailles === undefined) {
      trouvailles = trouver(mots);
      if (gardees.size >= GARDEES) gardees.delete(gardees.keys().next().value!);
      gardees.set(cle, trouvailles);
    }
    return trouvailles;
  };
}
