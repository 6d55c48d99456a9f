import { listeRequise, type SituationPieces, valableApresDepot } from '../../domain/pieces/liste-requise.ts';
import type { PieceDuDossier } from '../../domain/pieces/piece.ts';
import { ajouterJours, type Jour } from '../../domain/shared/dates.ts';
import type { Hasard } from './hasard.ts';

/** Les pièces justificatives d'une demande, celles que la règle demande ; `complet` : toutes confirmées ; `frais` : de la semaine. */
export function desPieces(h: Hasard, situation: SituationPieces, complet: boolean, frais: boolean, aujourdhui: Jour): PieceDuDossier[] {
  // Un dossier préparé il y a longtemps a des bulletins de salaire périmés.
  const anciennete = h.pondere([
    [3, 55],
    [20, 30],
    [70, 10],
    [130, 5],
  ]);
  const preparation = ajouterJours(aujourdhui, frais ? -2 : -anciennete - h.entier(0, 12));
  const pieces = listeRequise(situation, preparation).map((piece) => ({
    ...piece,
    deposeeLe: preparation,
    valableJusquau: valableApresDepot(piece, preparation),
  }));
  if (complet) return pieces;
  const manquante = h.entier(0, pieces.length - 1);
  return pieces.map((p, i) => (i === manquante || h.chance(0.4) ? { ...p, deposeeLe: null } : p));
}
