import type { Changement } from '../demande/demande.ts';
import type { Jour } from '../shared/dates.ts';
import { estConfirmee } from './fraicheur.ts';
import { memePiece, type PieceDuDossier } from './piece.ts';

type Categorie = PieceDuDossier['categorie'];

/** Les catégories de pièces qu'un changement remet en question, d'après son chemin. */
const touchees: readonly (readonly [chemin: RegExp, categories: readonly Categorie[]])[] = [
  [/^(demandeur|codemandeur)\.(nom|nomNaissance|prenom|dateNaissance|nationalite|civilite)$/, ['identite']],
  [/^(demandeur|codemandeur)\.activite$/, ['ressources']],
  [/\.enSituationHandicap$/, ['motif']],
  [/^ressources\./, ['ressources', 'avis_imposition']],
  [/^logementActuel$/, ['ressources', 'motif']],
  [/^(menage\.|situationFamiliale$)/, ['identite', 'ressources']],
  [/^(motif|prioritaire)$/, ['motif']],
];

/** Ce qui change chez une personne ne touche que ses pièces à elle ; ce qui change pour le ménage touche celles des deux. */
function remetEnQuestion({ chemin }: Changement, piece: PieceDuDossier): boolean {
  const personne = /^(demandeur|codemandeur)\./.exec(chemin)?.[1];
  if (personne !== undefined && personne !== piece.personne) return false;
  return touchees.some(([forme, categories]) => forme.test(chemin) && categories.includes(piece.categorie));
}

/**
 * Après une mise à jour, une pièce déjà confirmée le reste si elle est encore demandée, encore valable,
 * et si rien de ce qu'elle prouve n'a changé (G66, B9).
 */
export function accorderPieces(
  anciennes: readonly PieceDuDossier[],
  requises: readonly PieceDuDossier[],
  changements: readonly Changement[],
  jour: Jour,
): PieceDuDossier[] {
  return requises.map((requise) => {
    const ancienne = anciennes.find((a) => memePiece(a, requise) && a.libelle === requise.libelle);
    const garde = ancienne !== undefined && estConfirmee(ancienne, jour) && !changements.some((c) => remetEnQuestion(c, requise));
    return garde ? { ...requise, deposeeLe: ancienne.deposeeLe, valableJusquau: ancienne.valableJusquau } : requise;
  });
}
