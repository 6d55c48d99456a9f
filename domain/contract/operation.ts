import type { z } from 'zod';

/**
 * Une opération du poste, déclarée une fois.
 * - `query` lit la base du poste ; `command` est un acte enregistré ici puis jugé par le serveur ; `local` ne concerne que ce poste.
 * - `acces` : `public` se fait avant l'ouverture de session.
 */
export interface Operation<E extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command' | 'local';
  readonly acces: 'public' | 'gestionnaire';
  readonly input: E;
  readonly output: S;
  /** Une raison de refus ; la réponse les porte toutes. */
  readonly refus: R;
}

export const operation = <
  const K extends Operation['kind'],
  const A extends Operation['acces'],
  E extends z.ZodType,
  S extends z.ZodType,
  R extends z.ZodType,
>(o: {
  kind: K;
  acces: A;
  input: E;
  output: S;
  refus: R;
}) => o;
