import type { AcademieId } from '../../domain/shared/ids.ts';

/** Une académie cliente. `departementsOffres` : les siens et ceux dont elle suit les offres. */
export interface AcademieCentrale {
  readonly id: AcademieId;
  readonly nom: string;
  readonly siret: string;
  readonly departements: readonly string[];
  readonly departementsOffres: readonly string[];
}

export const roles = ['agent', 'gestionnaire', 'conseiller', 'bailleur'] as const;
export type RoleCompte = (typeof roles)[number];

/** Un compte à créer ; `motDePasse` est en clair, haché à l'écriture. */
export interface CompteCentral {
  readonly id: string;
  readonly academieId: AcademieId | null;
  readonly role: RoleCompte;
  readonly courriel: string;
  readonly motDePasse: string;
  readonly nom: string;
  readonly prenom: string;
}
