import type { Commune } from '../../domain/offre/offre.ts';
import { communeEntiere } from '../../domain/referentiels/arrondissements.ts';
import { type CommuneReferencee, communesDuDepartement, trouverCommune } from '../../domain/referentiels/communes.ts';
import { limitrophesDe } from '../../domain/referentiels/limitrophes.ts';
import type { Hasard } from './hasard.ts';

export interface Lieu {
  readonly commune: Commune;
  readonly codesPostaux: readonly string[];
}

const enCommune = ({ insee, nom, departement }: CommuneReferencee): Commune => ({ insee, nom, departement });
const enLieu = (c: CommuneReferencee): Lieu => ({ commune: enCommune(c), codesPostaux: c.codesPostaux });

interface Ville {
  readonly commune: CommuneReferencee;
  readonly cumul: number;
}
const villesParDepartement = new Map<string, readonly Ville[]>();

/** Les trente communes les plus peuplées d'un département, chacune avec la population cumulée : de quoi tirer selon la taille. */
function villesDe(departement: string): readonly Ville[] {
  const connues = villesParDepartement.get(departement);
  if (connues !== undefined) return connues;
  let cumul = 0;
  const villes = communesDuDepartement(departement)
    .filter((c) => c.population !== null && c.codesPostaux.length > 0)
    .toSorted((a, b) => (b.population ?? 0) - (a.population ?? 0) || (a.insee < b.insee ? -1 : 1))
    .slice(0, 30)
    .map((commune) => ({ commune, cumul: (cumul += commune.population ?? 0) }));
  villesParDepartement.set(departement, villes);
  return villes;
}

function uneVille(h: Hasard, departement: string): CommuneReferencee {
  const villes = villesDe(departement);
  const tirage = h.reel() * (villes.at(-1)?.cumul ?? 0);
  const ville = villes.find((v) => tirage < v.cumul);
  if (ville === undefined) throw new Error(`aucune commune connue dans le département ${departement}`);
  return ville.commune;
}

/** Où se trouve un logement : jamais « Paris » en entier, toujours un arrondissement. */
export function unLieu(h: Hasard, departement: string): Lieu {
  const ville = uneVille(h, departement);
  const dedans = villesDe(departement)
    .map((v) => v.commune)
    .filter((c) => c.arrondissementDe === ville.insee);
  return enLieu(dedans.length > 0 ? h.choix(dedans) : ville);
}

export function lieuNomme(departement: string, nom: string): Lieu | null {
  const trouvee = communesDuDepartement(departement).find((c) => c.nom === nom);
  return trouvee === undefined ? null : enLieu(trouvee);
}

const voisinesConnues = new Map<string, readonly Commune[]>();

/** Les communes entières du même département qui touchent celle-ci. */
function voisinesDe({ insee, departement }: Commune): readonly Commune[] {
  const connues = voisinesConnues.get(insee);
  if (connues !== undefined) return connues;
  const voisines = limitrophesDe(insee)
    .map(trouverCommune)
    .filter((c): c is CommuneReferencee => c !== null && c.departement === departement && c.arrondissementDe === null)
    .map(enCommune);
  voisinesConnues.set(insee, voisines);
  return voisines;
}

/** Une à cinq communes demandées : la principale, puis des voisines ou d'autres villes du département. */
export function communesDemandees(h: Hasard, departement: string, principale: string | null): Commune[] {
  const premiere = (principale !== null && lieuNomme(departement, principale)?.commune) || enCommune(uneVille(h, departement));
  const communes = [premiere];
  const nombre =
    principale !== null
      ? 1
      : h.pondere([
          [1, 30],
          [2, 28],
          [3, 24],
          [4, 12],
          [5, 6],
        ]);
  const voisines = voisinesDe(premiere);
  for (let essai = 0; communes.length < nombre && essai < 12; essai++) {
    const voisine = voisines.length > 0 && h.chance(0.6) ? h.choix(voisines) : null;
    const autre = voisine ?? enCommune(uneVille(h, departement));
    // Une ville demandée en entier couvre déjà ses arrondissements (D12).
    if (
      !communes.some((c) => c.insee === autre.insee || communeEntiere(c.insee) === autre.insee || communeEntiere(autre.insee) === c.insee)
    )
      communes.push(autre);
  }
  return communes;
}
