import { type Jour, joursEntre } from '../shared/dates.ts';
import type { PieceDuDossier } from './piece.ts';

/** Une pièce ce jour-là : pas encore déposée, valable, ou périmée. `jours` : ceux qui restent, 0 le dernier jour, négatif après ; null sans terme. */
export interface Fraicheur {
  readonly etat: 'non_deposee' | 'valable' | 'perimee';
  readonly jours: number | null;
}

/** Une pièce justificative vaut jusqu'à un jour, compris (B9) ; la question se pose aujourd'hui, ou à la date limite d'une offre. */
export function fraicheur(piece: Pick<PieceDuDossier, 'deposeeLe' | 'valableJusquau'>, le: Jour): Fraicheur {
  if (piece.deposeeLe === null) return { etat: 'non_deposee', jours: null };
  if (piece.valableJusquau === null) return { etat: 'valable', jours: null };
  const jours = joursEntre(le, piece.valableJusquau);
  return { etat: jours < 0 ? 'perimee' : 'valable', jours };
}

/** Déposée, et encore valable ce jour-là. */
export const estConfirmee = (piece: Pick<PieceDuDossier, 'deposeeLe' | 'valableJusquau'>, le: Jour): boolean =>
  fraicheur(piece, le).etat === 'valable';
