import { z } from 'zod';
import donnees from './pieces.json' with { type: 'json' };

/** Le catalogue des pièces justificatives (arrêté du 22 décembre 2020 ; « alin » : demandée par le guide AL'in). */
export const PieceReferencee = z.object({
  categorie: z.string(),
  niveau: z.enum(['enregistrement', 'obligatoire_instruction', 'complementaire']),
  code: z.string(),
  libelle: z.string(),
  /** La situation où elle est demandée ; null quand elle l'est toujours. */
  quand: z.string().nullable(),
  alin: z.boolean(),
});
export type PieceReferencee = z.infer<typeof PieceReferencee>;

export const piecesReferencees: readonly PieceReferencee[] = z.array(PieceReferencee).parse(donnees.pieces);
