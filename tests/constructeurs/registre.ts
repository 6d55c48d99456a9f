import type { Demande } from '../../domain/demande/demande.ts';
import type { DemandeDuRegistre } from '../../domain/demande/registre.ts';
import { midi } from './jours.ts';

/** Ce que le registre dirait d'une demande, avec les retouches qu'un agent y aurait faites. */
export function duRegistre(demande: Demande, retouches: Partial<DemandeDuRegistre> = {}): DemandeDuRegistre {
  const { numeroUnique, deposeeLe, valableJusquau, demandeur, codemandeur, menage, ressources, motif } = demande;
  const { situationFamiliale, logementActuel, prioritaire, departement, communes } = demande;
  return {
    numeroUnique,
    deposeeLe,
    valableJusquau,
    demandeur,
    codemandeur,
    menage,
    ressources,
    motif,
    situationFamiliale,
    logementActuel,
    prioritaire,
    departement,
    communes,
    siretDemandeur: demande.rattachement.siret,
    siretCodemandeur: null,
    modifieeLe: midi(),
    ...retouches,
  };
}
