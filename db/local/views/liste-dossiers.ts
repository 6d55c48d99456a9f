import type { Output, ParsedInput } from '../../../domain/contract/index.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';
import { lireFenetre } from './fenetre.ts';
import { filtresDemandes, ordreDesDossiers, type Filtre, type Tri } from './ordres.ts';
import { creerRecherche } from './recherche.ts';

type Input = ParsedInput<'dossier.lister'>;
type Liste = Output<'dossier.lister'>;

/** Un dossier par case, à son numéro local : 1 s'il est du filtre. */
type Marques = Uint8Array;

const LISTES_GARDEES = 8;

/**
 * La liste des dossiers, par fenêtres. L'ordre et chaque filtre sont lus une fois par version des dossiers, puis croisés
 * en mémoire : une fenêtre coûte ses lignes, à n'importe quelle profondeur, et une frappe ne parcourt pas la base.
 */
export function creerListeDossiers(db: Lecture): (input: Input, jour: Jour) => Liste {
  const rechercher = creerRecherche(db);
  let gardes = nouvellesGardes(-1);

  function marques(filtre: Filtre): Marques {
    return garder(gardes.marques, filtre.cle, () => marquer(filtre.numeros(db), gardes.taille));
  }

  function ordre(tri: Tri): Int32Array {
    return garder(gardes.ordres, tri, () => {
      const numeros = ordreDesDossiers(db, tri);
      gardes.taille = numeros.reduce((max, n) => Math.max(max, n), 0) + 1;
      return numeros;
    });
  }

  function croiser({ filtres, tri }: Input, jour: Jour): { liste: Int32Array; corrigee: string | null } {
    const base = ordre(tri);
    const { numeros, corrigee } = rechercher(filtres.recherche);
    const demandes = filtresDemandes(filtres, jour);
    const cle = JSON.stringify([tri, jour, { ...filtres, recherche: numeros === null ? '' : filtres.recherche }]);
    const liste = garder(gardes.listes, cle, () => {
      const trouves = numeros === null ? null : marquer(numeros, gardes.taille);
      const tests = demandes.map((f) => ({ m: marques(f), veut: f.sauf ? 0 : 1 }));
      return trouves === null && tests.length === 0 ? base
        : base.filter((n) => (trouves === null || trouves[n] === 1) && tests.every(({ m, veut }) => m[n] === veut));
    });
    return { liste, corrigee };
  }

  return (input, jour) => {
    const version = lireCompteur(db, 'dossiers');
    if (version !== gardes.version) gardes = nouvellesGardes(version);
    const { liste, corrigee } = croiser(input, jour);
    gardes.departements ??= lecture<Liste['departements'][number]>(db, `
      SELECT departement AS code, count(*) AS nombre FROM demande GROUP BY departement ORDER BY departement`).all();
    return {
      total: liste.length, lignes: lireFenetre(db, fenetre(liste, input)), departements: gardes.departements, rechercheCorrigee: corrigee,
    };
  };
}

interface Gardes {
  readonly version: number;
  taille: number;
  readonly ordres: Map<string, Int32Array>;
  readonly marques: Map<string, Marques>;
  readonly listes: Map<string, Int32Array>;
  departements: Liste['departements'] | null;
}

const nouvellesGardes = (version: number): Gardes =>
  ({ version, taille: 0, ordres: new Map(), marques: new Map(), listes: new Map(), departements: null });

/** Rendre ce qui est gardé, ou le faire ; les plus anciens s'oublient. */
function garder<V>(gardes: Map<string, V>, cle: string, faire: () => V): V {
  let valeur = gardes.get(cle);
  if (valeur !== undefined) return valeur;
  valeur = faire();
  if (gardes.size >= LISTES_GARDEES) gardes.delete(gardes.keys().next().value!);
  gardes.set(cle, valeur);
  return valeur;
}

function marquer(numeros: readonly number[], taille: number): Marques {
  const marques = new Uint8Array(taille);
  for (const n of numeros) marques[n] = 1;
  return marques;
}

/** Les positions demandées ; dans le sens décroissant, la liste se lit depuis sa fin. */
function fenetre(liste: Int32Array, { sens, debut, nombre }: Input): Int32Array {
  if (sens === 'croissant') return liste.slice(debut, debut + nombre);
  const fin = Math.max(0, liste.length - debut);
  return liste.slice(Math.max(0, fin - nombre), fin).reverse();
}
