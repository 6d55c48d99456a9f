import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { valeurs } from '../requete.ts';
import { garder } from './garder.ts';
import { motsDeLaSaisie, numerosRassembles, requeteFts } from './mots.ts';
import { creerVocabulaire } from './vocabulaire.ts';

/** Les numéros locaux des dossiers trouvés ; null quand rien n'est cherché. `corrigee` : la saisie supposée, quand l'orthographe ne donnait rien. */
export interface Trouvailles {
  readonly numeros: Int32Array | null;
  readonly corrigee: string | null;
}

const MOTS_MAX = 8;
const ESSAIS = 24;
/** De quoi garder toutes les premières lettres, les plus longues à chercher, et elles reviennent à chaque saisie. */
const GARDEES = 256;

/** Chercher pendant la frappe : tous les mots, le dernier par son début ; accents et une faute par mot pardonnés (B19). */
export function creerRecherche(db: Lecture): (saisie: string) => Trouvailles {
  const vocabulaire = creerVocabulaire(db);
  const gardees = new Map<string, Trouvailles>();
  let version = -1;

  const chercher = (mots: readonly string[]): Int32Array =>
    Int32Array.from(valeurs<number>(db, 'SELECT rowid FROM recherche WHERE recherche MATCH ?').all(requeteFts(mots)));

  function premier(essais: readonly (readonly string[])[]): { mots: readonly string[]; numeros: Int32Array } | null {
    for (const mots of essais) {
      const numeros = chercher(mots);
      if (numeros.length > 0) return { mots, numeros };
    }
    return null;
  }

  function trouver(mots: readonly string[]): Trouvailles {
    if (mots.length === 0) return { numeros: null, corrigee: null };
    const exacte = premier([mots, ...numerosRassembles(mots)]);
    if (exacte !== null) return { numeros: exacte.numeros, corrigee: null };
    // Les mots déjà connus d'abord ; ceux des dossiers arrivés depuis, seulement s'ils n'ont rien donné.
    const supposee = premier(corrections(mots)) ?? (vocabulaire.relire() ? premier(corrections(mots)) : null);
    return { numeros: supposee?.numeros ?? new Int32Array(), corrigee: supposee?.mots.join(' ') ?? null };
  }

  /** Les saisies voisines, celles qui changent le moins de mots d'abord. */
  function corrections(mots: readonly string[]): string[][] {
    const choix = mots.map((mot, i) => [mot, ...vocabulaire.proches(mot, i === mots.length - 1)]);
    const essais = choix.reduce<string[][]>(
      (debuts, suites) => debuts.flatMap((d) => suites.map((s) => [...d, s])).slice(0, 4 * ESSAIS),
      [[]],
    );
    const ecarts = (essai: readonly string[]) => essai.filter((mot, i) => mot !== mots[i]).length;
    return essais
      .filter((e) => ecarts(e) > 0)
      .sort((a, b) => ecarts(a) - ecarts(b))
      .slice(0, ESSAIS);
  }

  return (saisie) => {
    const courante = lireCompteur(db, 'dossiers');
    if (courante !== version) gardees.clear();
    version = courante;
    const mots = motsDeLaSaisie(saisie).slice(0, MOTS_MAX);
    return garder(gardees, GARDEES, mots.join(' '), () => trouver(mots));
  };
}
