import { cleRecherche } from '../../../domain/shared/cle-recherche.ts';

/** Des conditions SQL qui s'ajoutent, chacune avec sa valeur : rien de ce qui est saisi n'entre dans le texte de la requête. */
export interface Conditions {
  readonly valeurs: unknown[];
  /** Ajoute la condition si la valeur n'est pas nulle. */
  readonly si: (valeur: unknown, condition: (place: string) => string) => Conditions;
  /** Toutes les conditions, et celle-ci. */
  readonly et: (autre?: string) => string;
}

export function conditionsVides(): Conditions {
  const textes: string[] = [];
  const conditions: Conditions = {
    valeurs: [],
    si(valeur, condition) {
      if (valeur !== null && valeur !== undefined) textes.push(condition(`$${conditions.valeurs.push(valeur)}`));
      return conditions;
    },
    et: (autre = 'true') => [...textes, autre].join(' AND '),
  };
  return conditions;
}

/** Les mots d'une recherche, en motifs LIKE ; null s'il n'y en a pas. Une clé de recherche n'a ni « % » ni « _ ». */
export function motsCherches(recherche: string): string[] | null {
  const mots = cleRecherche(recherche)
    .split(' ')
    .filter((mot) => mot !== '');
  return mots.length === 0 ? null : mots.map((mot) => `%${mot}%`);
}
