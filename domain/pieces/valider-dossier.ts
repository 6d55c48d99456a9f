import { z } from 'zod';
import { PieceDuDossier } from './piece.ts';

const ReferencePiece = PieceDuDossier.pick({ code: true, personne: true });

/** Les cases cochées : toutes les pièces que l'agent déclare déposées sur le site d'enregistrement (G56). Une case absente est décochée. */
export const ConfirmerPiecesInput = z.strictObject({ deposees: z.array(ReferencePiece).max(60) });
export const RefusConfirmerPieces = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  /** La liste a changé entre-temps : elle est à relire. */
  z.object({ motif: z.literal('liste_changee') }),
]);
export type RefusConfirmerPieces = z.infer<typeof RefusConfirmerPieces>;

/** « Valider mon dossier » (G58) : toutes les pièces déposées, l'académie validée. */
export const RefusValiderDossier = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('revalidation_requise') }),
  z.object({ motif: z.literal('rattachement_absent') }),
  z.object({ motif: z.literal('liste_changee') }),
  z.object({ motif: z.literal('pieces_non_deposees'), pieces: z.array(ReferencePiece.extend({ libelle: z.string() })).min(1) }),
]);
export type RefusValiderDossier = z.infer<typeof RefusValiderDossier>;
