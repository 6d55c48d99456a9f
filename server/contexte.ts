import type { Sante } from '../domain/contract/serveur.ts';
import type { Pool } from '../db/central/open.ts';
import type { Annonces } from './pouls/annonces.ts';
import type { RegistreDemandes } from './registre/registre.ts';

/** Ce que toutes les routes partagent. Le serveur n'a pas d'autre état : tout est dans PostgreSQL. */
export interface Contexte {
  readonly pool: Pool;
  readonly horloge: () => Date;
  readonly annonces: Annonces;
  readonly registre: RegistreDemandes;
  /** L'adresse de ce serveur telle que la lisent les courriels, sans barre finale. */
  readonly adressePublique: () => string;
  /** Les comptes montrés sur l'écran de connexion ; null en production. */
  readonly demonstration: Sante['demonstration'];
  /** L'âge hors ligne, en jours, au-delà duquel les dossiers d'un poste se verrouillent ; envoyé à chaque poste. 30 si absent. */
  readonly joursHorsLigne?: number;
  /** Entre deux souffles du pouls ; 3 s si absent. */
  readonly souffleMs?: number;
}
