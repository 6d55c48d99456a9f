import type { z } from 'zod';
import type { Civilite } from '../../domain/demande/demande.ts';
import type { AcademieId, BailleurId } from '../../domain/shared/ids.ts';

/** Une académie cliente. `departementsOffres` : les siens et ceux dont elle suit les offres. */
export interface AcademieCentrale {
  readonly id: AcademieId;
  readonly nom: string;
  readonly siret: string;
  readonly departements: readonly string[];
  readonly departementsOffres: readonly string[];
}

/** L'organisme qui publie des offres et instruit les candidatures qu'on lui transmet. */
export interface BailleurCentral {
  readonly id: BailleurId;
  readonly nom: string;
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
  readonly civilite?: z.infer<typeof Civilite>;
  /** Le bailleur d'un compte de bailleur. */
  readonly bailleurId?: BailleurId;
}
