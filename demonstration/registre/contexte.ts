import type { FastifyInstance } from 'fastify';
import type { Pool } from '../../db/central/open.ts';
import { jourAParis, type Jour } from '../../domain/shared/dates.ts';
import type { Courriel } from '../../server/courriel/courriel.ts';

/** Ce que toutes les routes du registre partagent. */
export interface Contexte {
  readonly pool: Pool;
  readonly horloge: () => Date;
  readonly courriel: Courriel;
  /** Ce que la plateforme présente pour lire une demande. */
  readonly secret: string;
}

export type Registre = FastifyInstance;

export const aujourdhui = ({ horloge }: Contexte): Jour => jourAParis(horloge().toISOString());
