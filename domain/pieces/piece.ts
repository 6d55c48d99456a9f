import { z } from 'zod';
import { Jour } from '../shared/dates.ts';

/** Une pièce justificative demandée, par personne et par catégorie (G54) ; `deposeeLe` est la confirmation de dépôt : rien n'est téléversé (G57). */
export const PieceDuDossier = z.object({
  code: z.string(),
  personne: z.enum(['demandeur', 'codemandeur']),
  categorie: z.enum(['identite', 'ressources', 'avis_imposition', 'motif']),
  libelle: z.string(),
  deposeeLe: Jour.nullable(),
  valableJusquau: Jour.nullable(),
});
export type PieceDuDossier = z.infer<typeof PieceDuDossier>;

/** La même pièce demandée à la même personne. */
export const memePiece = (a: Pick<PieceDuDossier, 'code' | 'personne'>, b: Pick<PieceDuDossier, 'code' | 'personne'>): boolean =>
  a.code === b.code && a.personne === b.personne;
