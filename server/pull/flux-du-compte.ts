import { fluxAcademie, fluxDepartement } from '../../domain/contract/entities.ts';
import type { CompteConnecte } from '../../db/central/views/porteur.ts';

/** Les flux que ce gestionnaire peut lire, maintenant : décidés ici, jamais par le poste. */
export const fluxDuCompte = (compte: Pick<CompteConnecte, 'academieId' | 'departementsOffres'>): string[] => [
  fluxAcademie(compte.academieId),
  ...compte.departementsOffres.toSorted().map(fluxDepartement),
];
