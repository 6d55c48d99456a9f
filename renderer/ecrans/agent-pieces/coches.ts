import { estConfirmee } from '../../../domain/pieces/fraicheur.ts';
import type { PieceDuDossier } from '../../../domain/pieces/piece.ts';
import type { Jour } from '../../../domain/shared/dates.ts';

type ReferencePiece = Pick<PieceDuDossier, 'code' | 'personne'>;

export const cleDe = ({ code, personne }: ReferencePiece): string => `${personne} ${code}`;

/** Les coches enregistrées et encore valables : une pièce périmée se coche de nouveau, elle ne se redéclare pas d'elle-même (B9, G66). */
export const cochesEnregistrees = (pieces: readonly PieceDuDossier[], le: Jour): ReadonlySet<string> =>
  new Set(pieces.filter((p) => estConfirmee(p, le)).map(cleDe));

export function basculer(coches: ReadonlySet<string>, cle: string, cochee: boolean): ReadonlySet<string> {
  const suivantes = new Set(coches);
  if (cochee) suivantes.add(cle);
  else suivantes.delete(cle);
  return suivantes;
}

/** L'entrée de l'acte : toutes les pièces cochées de la liste montrée ; une case absente est décochée. */
export const deposees = (pieces: readonly PieceDuDossier[], coches: ReadonlySet<string>): ReferencePiece[] =>
  pieces.filter((p) => coches.has(cleDe(p))).map(({ code, personne }) => ({ code, personne }));

export const memesCoches = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((cle) => b.has(cle));
