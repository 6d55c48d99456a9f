import type { Dossier } from './donnees.ts';

/** Deux lettres voisines échangées au milieu du mot : la faute la plus courante au clavier. */
function avecUneFaute(mot: string): string {
  const i = Math.floor(mot.length / 2);
  return mot.slice(0, i - 1) + mot.charAt(i) + mot.charAt(i - 1) + mot.slice(i + 1);
}

/** Ce que l'on tape pour trouver un dossier : tour à tour le nom, nom et prénom, le numéro unique, une commune, le courriel, un nom mal accentué, un nom avec une faute. */
function saisie({ demande: { demandeur, numeroUnique, communes } }: Dossier, i: number): string {
  const sansAccent = demandeur.nom.normalize('NFD').replace(/\p{M}+/gu, '');
  switch (i % 7) {
    case 0:
      return demandeur.nom;
    case 1:
      return `${demandeur.nom} ${demandeur.prenom.slice(0, 3)}`;
    case 2:
      return numeroUnique.valeur.slice(0, 14);
    case 3:
      return communes[0]!.nom;
    case 4:
      return demandeur.courriel.slice(0, 12);
    case 5:
      return sansAccent.replace(/e/, 'ê');
    default:
      return avecUneFaute(sansAccent);
  }
}

/** Chaque frappe de chaque saisie, lettre après lettre. */
export const frappes = (dossiers: readonly Dossier[]): string[] =>
  dossiers.map(saisie).flatMap((texte) => Array.from(texte, (_, i) => texte.slice(0, i + 1)));
