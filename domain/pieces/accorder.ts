import type { Changement } from '../demande/demande.ts';
import type { Jour } from '../shared/dates.ts';
import { estConfirmee } from './fraicheur.ts';
import { memePiece, type PieceDuDossier } from './piece.ts';

type Categorie = PieceDuDossier['categorie'];

/** Les catégories de pièces qu'un changement remet en question, d'après le début de son chemin. */
const touchees: readonly (readonly [chemin: RegExp, categories: readonly Categorie[]])[] = [
  [/^(demandeur|codemandeur)\.(nom|nomNaissance|prenom|dateNaissance|nationalite|civilite)$/, ['identite']],
  [/^(demandeur|codemandeur)\.activite$/, ['ressources']],
  [/^ressources\.(mensuelles|aideAuLogement)$/, ['ressources']],
  [/^ressources\.revenusFiscaux\./, ['avis_imposition']],
  [/^logementActuel$/, ['ressources', 'motif']],
  [/^(menage\.|situationFamiliale$|codemandeur\.)/, ['identite', 'ressources']],
  [/^(motif|prioritaire)$/, ['motif']],
];

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
  const enQuestion = new Set(
    touchees.flatMap(([chemin, categories]) => (changements.some((c) => chemin.test(c.chemin)) ? categories : [])),
  );
  return requises.map((requise) => {
    const ancienne = anciennes.find((a) => memePiece(a, requise) && a.libelle === requise.libelle);
    const garde = ancienne !== undefined && estConfirmee(ancienne, jour) && !enQuestion.has(requise.categorie);
    return garde ? { ...requise, deposeeLe: ancienne.deposeeLe, valableJusquau: ancienne.valableJusquau } : requise;
  });
}
