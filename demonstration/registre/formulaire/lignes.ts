import { COMMUNES_MAX, PERSONNES_A_CHARGE_MAX, REVENUS_MAX, type Champ, type Saisie } from './champs.ts';

/** Une liste du formulaire : sans script, une ligne de plus s'obtient du serveur, par un bouton. */
export interface Liste {
  readonly nom: 'aCharge' | 'revenus' | 'communes';
  readonly max: number;
  readonly ajouter: string;
  /** Ce qui précède le numéro de la ligne, pour qui l'entend lire : « Personne à charge 2 ». */
  readonly ligne: string;
  readonly champs: readonly Champ[];
}

export const listes: Readonly<Record<Liste['nom'], Liste>> = {
  aCharge: {
    nom: 'aCharge',
    max: PERSONNES_A_CHARGE_MAX,
    ajouter: 'Ajouter une personne à charge',
    ligne: 'Personne à charge',
    champs: [
      { nom: 'dateNaissance', libelle: 'Date de naissance', genre: 'texte', clavier: 'numeric', court: true },
      { nom: 'enSituationHandicap', libelle: 'En situation de handicap', genre: 'case' },
    ],
  },
  revenus: {
    nom: 'revenus',
    max: REVENUS_MAX,
    ajouter: 'Ajouter une année de revenus',
    ligne: 'Avis d’imposition',
    champs: [
      { nom: 'annee', libelle: 'Année des revenus', genre: 'texte', clavier: 'numeric', court: true },
      { nom: 'montant', libelle: 'Revenu fiscal de référence, en euros', genre: 'texte', clavier: 'decimal', court: true },
    ],
  },
  communes: {
    nom: 'communes',
    max: COMMUNES_MAX,
    ajouter: 'Ajouter une commune',
    ligne: 'Commune',
    champs: [{ nom: 'nom', libelle: 'Commune', genre: 'texte' }],
  },
};

/** Combien de lignes cette liste montre : ce que la page disait, au moins une pour les revenus et les communes. */
export function nombreDeLignes(saisie: Saisie, { nom, max }: Liste): number {
  const dit = /^\d{1,2}$/.test(saisie[`${nom}.nombre`] ?? '') ? Number(saisie[`${nom}.nombre`]) : 0;
  return Math.min(max, Math.max(nom === 'aCharge' ? 0 : 1, dit));
}

export const rangs = (saisie: Saisie, liste: Liste): readonly number[] => [...Array(nombreDeLignes(saisie, liste)).keys()];

/** La saisie avec une ligne vide de plus, et le champ où la remplir, si le bouton d'une liste a été choisi ; null sinon. */
export function avecUneLigne(saisie: Saisie): { readonly saisie: Saisie; readonly focus: string } | null {
  const liste = Object.values(listes).find(({ nom }) => saisie.action === `ajouter.${nom}`);
  if (liste === undefined) return null;
  const nombre = Math.min(liste.max, nombreDeLignes(saisie, liste) + 1);
  return {
    saisie: { ...saisie, [`${liste.nom}.nombre`]: String(nombre) },
    focus: `${liste.nom}.${nombre - 1}.${liste.champs[0]?.nom ?? ''}`,
  };
}
