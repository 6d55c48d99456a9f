import {
  type Champ,
  champAvecCodemandeur,
  champLien,
  champNaissances,
  champsLogement,
  champsPersonne,
  champsRessources,
  champsSituation,
  type Saisie,
} from './champs.ts';
import { type Liste, listes } from './lignes.ts';

const seuls: readonly Champ[] = [
  champAvecCodemandeur,
  champLien,
  champNaissances,
  ...champsSituation,
  ...champsRessources,
  ...champsLogement,
];

/** Le champ de ce nom, et de qui ou de quelle ligne il est ; null pour ce qui n'est pas un champ (le nombre de lignes d'une liste). */
export function trouverChamp(nom: string): { readonly champ: Champ; readonly de: string | null } | null {
  const [debut = '', milieu = '', fin] = nom.split('.');
  if (debut === 'demandeur' || debut === 'codemandeur') return avec(champsPersonne, milieu, debut);
  if (Object.hasOwn(listes, debut) && fin !== undefined) {
    const { champs, ligne } = listes[debut as Liste['nom']];
    return avec(champs, fin, `${ligne} ${Number(milieu) + 1}`);
  }
  return avec(seuls, nom, null);
}

function avec(champs: readonly Champ[], nom: string, de: string | null) {
  const champ = champs.find((c) => c.nom === nom);
  return champ === undefined ? null : { champ, de };
}

/** « Téléphone portable (demandeur) » */
export function libelleDe(nom: string): string {
  const trouve = trouverChamp(nom);
  if (trouve === null) return nom;
  return trouve.de === null ? trouve.champ.libelle : `${trouve.champ.libelle} (${trouve.de.toLowerCase()})`;
}

/** La valeur d'un champ telle qu'on la lit à l'écran. */
export function valeurLisible(nom: string, saisie: Saisie): string {
  const valeur = saisie[nom] ?? '';
  const champ = trouverChamp(nom)?.champ;
  if (champ?.genre === 'case') return valeur === '' ? 'non' : 'oui';
  return champ?.choix?.find(([code]) => code === valeur)?.[1] ?? (valeur === '' ? 'vide' : valeur);
}
