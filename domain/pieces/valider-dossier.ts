import { z } from 'zod';
import { doitRevalider } from '../demande/revalider.ts';
import type { Demande } from '../demande/demande.ts';
import type { Jour } from '../shared/dates.ts';
import { decide, ok, refused, type Result } from '../shared/result.ts';
import { estConfirmee } from './fraicheur.ts';
import { sansDepot, valableApresDepot } from './liste-requise.ts';
import { memePiece, PieceDuDossier } from './piece.ts';

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

/** Les cases telles que l'agent les a cochées : cocher, c'est déclarer la pièce déposée aujourd'hui ; ce qui l'était déjà garde sa date (G56). */
export function confirmerPieces(
  demande: Demande | null,
  { deposees }: z.infer<typeof ConfirmerPiecesInput>,
  jour: Jour,
): Result<Demande, RefusConfirmerPieces> {
  if (demande === null) return refused({ motif: 'demande_absente' });
  if (deposees.some((d) => !demande.pieces.some((p) => memePiece(p, d)))) return refused({ motif: 'liste_changee' });
  const pieces = demande.pieces.map((piece) => {
    if (!deposees.some((d) => memePiece(piece, d))) return sansDepot(piece);
    return estConfirmee(piece, jour) ? piece : { ...piece, deposeeLe: jour, valableJusquau: valableApresDepot(piece, jour) };
  });
  const complet = pieces.every((piece) => piece.deposeeLe !== null);
  return ok({ ...demande, pieces, dossierValideLe: complet ? demande.dossierValideLe : null });
}

/** Valider le dossier ouvre les offres : tout est déposé et encore valable, l'employeur est dit, la demande n'est pas à revalider (G58, G62). */
export function validerDossier(demande: Demande | null, jour: Jour): Result<Demande, RefusValiderDossier> {
  if (demande === null) return refused({ motif: 'demande_absente' });
  const raisons: RefusValiderDossier[] = [];
  if (doitRevalider(demande)) raisons.push({ motif: 'revalidation_requise' });
  if (demande.rattachement.employeur === '') raisons.push({ motif: 'rattachement_absent' });
  const aConfirmer = demande.pieces.filter((piece) => !estConfirmee(piece, jour));
  // Un bulletin ou un avis que d'autres ont remplacé ne se confirme plus : la liste est à mettre à jour (G55).
  const manquantes = aConfirmer.filter((piece) => seraitValable(piece, jour));
  if (manquantes.length < aConfirmer.length) raisons.push({ motif: 'liste_changee' });
  if (manquantes.length > 0)
    raisons.push({ motif: 'pieces_non_deposees', pieces: manquantes.map(({ code, personne, libelle }) => ({ code, personne, libelle })) });
  return decide(raisons, () => ({ ...demande, dossierValideLe: jour }));
}

const seraitValable = (piece: PieceDuDossier, depot: Jour): boolean =>
  estConfirmee({ deposeeLe: depot, valableJusquau: valableApresDepot(piece, depot) }, depot);
