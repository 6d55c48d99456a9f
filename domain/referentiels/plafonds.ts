import { z } from 'zod';
import type { NormeLocative } from '../offre/offre.ts';
import donnees from './plafonds.json' with { type: 'json' };

/** Six montants par catégorie de ménage, puis le supplément par personne au-delà, en €/an. */
const Montants = z.tuple([z.int(), z.int(), z.int(), z.int(), z.int(), z.int(), z.int()]);
const Grille = z.object({
  valableDu: z.iso.date(),
  valableAu: z.iso.date(),
  texte: z.string(),
  normes: z.partialRecord(z.enum(['PLAI', 'PLUS', 'PLS', 'PLI']), z.record(z.string(), Montants)),
});
const grilles = z.array(Grille).parse(donnees.grilles);

/** Ce que la source d'un montant a d'incertain, en peu de mots ; le détail est dans plafonds.json. */
const A_CONFIRMER = 'montants à confirmer';
const TEXTE_PLI = 'plafonds du logement intermédiaire (BOI-BAREME-000017), emploi pour le PLI à confirmer';

export interface PlafondDemande {
  readonly normeLocative: NormeLocative;
  readonly secteur: string;
  readonly annee: number;
  /** 1 à 6 ; `personnesSupplementaires` s'ajoutent à la sixième. */
  readonly categorie: number;
  readonly personnesSupplementaires: number;
}

/** Le plafond en €/an ; null quand le référentiel n'a pas cette année, cette norme ou ce secteur. */
export function trouverPlafond({ normeLocative, secteur, annee, categorie, personnesSupplementaires }: PlafondDemande): number | null {
  const montants = grilleDe(annee)?.normes[normeLocative]?.[secteur];
  const montant = montants?.[categorie - 1];
  return montants === undefined || montant === undefined ? null : montant + personnesSupplementaires * montants[6];
}

/** Le texte d'où viennent les plafonds de l'année, avec ce qu'ils ont d'incertain ; une phrase qui le dit quand l'année manque. */
export function sourcePlafond(normeLocative: NormeLocative, annee: number, secteur: string | null): string {
  const grille = grilleDe(annee);
  if (grille === undefined) return `aucun plafond connu pour ${annee}`;
  if (normeLocative === 'PLI') return TEXTE_PLI;
  return normeLocative === 'PLAI' && secteur === 'autres' ? `${grille.texte} ; ${A_CONFIRMER}` : grille.texte;
}

const grilleDe = (annee: number) => grilles.find((g) => g.valableDu.startsWith(`${annee}-`));
