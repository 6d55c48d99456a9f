import { fluxAcademie } from '../../../domain/contract/entities.ts';
import { tous } from '../histoire.ts';
import { registre, type Verification } from './manquement.ts';
import { droitsDesLectures } from './verite.ts';

/** I-8 : chaque ligne livrée l'est, à cet instant, à un compte actif, de la même académie, sous un mandat en vigueur. */
export const livraisonPermise: Verification = (histoire) => {
  const { manquements, dire } = registre('I-8');
  const droits = droitsDesLectures(histoire);
  for (const { ordre, lecture, lignes } of tous(histoire, 'livraison')) {
    const droit = droits.get(lecture);
    if (droit === undefined) {
      dire(ordre, `la lecture ${lecture} livre des lignes sans photographie`);
      continue;
    }
    if (!droit.compteActif && lignes.length > 0) dire(ordre, `${lignes.length} ligne(s) livrée(s) à un compte qui n’est pas actif`);
    for (const { flux, entite, id, demandeId, supprimee } of lignes) {
      const deLAcademie = flux.startsWith('academie:');
      if (deLAcademie && flux !== fluxAcademie(droit.academieId))
        dire(ordre, `une ligne de ${flux} livrée à l’académie ${droit.academieId}`);
      else if (deLAcademie && !supprimee && (demandeId === null || !droit.visibles.has(demandeId)))
        dire(ordre, `la ligne ${entite} ${id} livrée sans mandat en vigueur pour la demande ${demandeId ?? 'inconnue'}`);
    }
  }
  return manquements;
};
