import type { Output, ParsedInput } from '../../../domain/contract/index.ts';
import type { Jour } from '../../../domain/shared/dates.ts';
import { lireCompteur } from '../compteur.ts';
import type { Lecture } from '../connexion.ts';
import { lecture } from '../requete.ts';
import { lireFenetre } from './fenetre.ts';
import { garder } from './garder.ts';
import { marquer, parmi, type Marques } from './marques.ts';
import { filtresDemandes, ordreDesDossiers, type Filtre, type Tri } from './ordres.ts';
import { creerRecherche } from './recherche.ts';

type Input = ParsedInput<'dossier.lister'>;
type Liste = Output<'dossier.lister'>;

const LISTES_GARDEES = 32;
const FILTRES_GARDES = 8;

/** Ce qui vaut tant que les dossiers ne changent pas : `taille` dépasse le plus grand numéro local. */
interface Gardes {
  readonly version: number;
  readonly taille: number;
  readonly departements: Liste['departements'];
  readonly ordres: Map<string, Int32Array>;
  readonly filtres: Map<string, Marques>;
  readonly listes: Map<string, Int32Array>;
}

/**
 * La liste des dossiers, par fenêtres. L'ordre et chaque filtre sont lus une fois par version des dossiers, puis croisés
 * en mémoire : une fenêtre coûte ses lignes, à n'importe quelle profondeur, et une frappe ne parcourt pas la base.
 */
export function creerListeDossiers(db: Lecture): (input: Input, jour: Jour) => Liste {
  const rechercher = creerRecherche(db);
  let gardes = lireGardes(db);

  const ordre = (tri: Tri): Int32Array => garder(gardes.ordres, FILTRES_GARDES, tri, () => ordreDesDossiers(db, tri));
  const marques = (filtre: Filtre): Marques =>
    garder(gardes.filtres, FILTRES_GARDES, filtre.cle, () => marquer(filtre.numeros(db), gardes.taille, filtre.sauf));

  function croiser({ filtres, tri }: Input, jour: Jour): { liste: Int32Array; corrigee: string | null } {
    const { numeros, corrigee } = rechercher(filtres.recherche);
    const demandes = filtresDemandes(filtres, jour);
    if (numeros === null && demandes.length === 0) return { liste: ordre(tri), corrigee };
    const cle = JSON.stringify([tri, numeros === null ? null : filtres.recherche, ...demandes.map((f) => f.cle)]);
    const liste = garder(gardes.listes, LISTES_GARDEES, cle, () =>
      parmi(ordre(tri), [...(numeros === null ? [] : [marquer(numeros, gardes.taille, false)]), ...demandes.map(marques)]),
    );
    return { liste, corrigee };
  }

  return (input, jour) => {
    if (lireCompteur(db, 'dossiers') !== gardes.version) gardes = lireGardes(db);
    const { liste, corrigee } = croiser(input, jour);
    return {
      total: liste.length,
      lignes: lireFenetre(db, fenetre(liste, input)),
      departements: gardes.departements,
      rechercheCorrigee: corrigee,
    };
  };
}

const lireGardes = (db: Lecture): Gardes => ({
  version: lireCompteur(db, 'dossiers'),
  taille: (lecture<{ n: number | null }>(db, 'SELECT max(n) AS n FROM demande').get()?.n ?? 0) + 1,
  departements: lecture<Liste['departements'][number]>(
    db,
    `
    SELECT departement AS code, count(*) AS nombre FROM demande GROUP BY departement ORDER BY departement`,
  ).all(),
  ordres: new Map(),
  filtres: new Map(),
  listes: new Map(),
});

/** Les positions demandées ; dans le sens décroissant, la liste se lit depuis sa fin. */
function fenetre(liste: Int32Array, { sens, debut, nombre }: Input): Int32Array {
  if (sens === 'croissant') return liste.slice(debut, debut + nombre);
  const fin = Math.max(0, liste.length - debut);
  return liste.slice(Math.max(0, fin - nombre), fin).reverse();
}
