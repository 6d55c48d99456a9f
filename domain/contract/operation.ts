import type { z } from 'zod';

/** Qui peut appeler une opération : tout le monde, ou celui dont la session est ouverte, selon son rôle. */
export const acces = ['public', 'gestionnaire', 'agent', 'conseiller', 'bailleur'] as const;
export type Acces = (typeof acces)[number];

/**
 * Une opération du poste, déclarée une fois.
 * - `query` lit la base du poste ; `command` est un acte enregistré ici puis jugé par le serveur ; `local` ne concerne que ce poste.
 * - `remoteQuery` et `remoteAct` sont portées telles quelles au serveur central et jugées là-bas : rien n'en reste sur le poste.
 * - `acces` : `public` se fait avant l'ouverture de session.
 */
export interface Operation<E extends z.ZodType = z.ZodType, S extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly kind: 'query' | 'command' | 'local' | 'remoteQuery' | 'remoteAct';
  readonly acces: Acces;
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

/** La plupart des opérations portées au serveur ne diffèrent que par leurs schémas. */
export const remoteQuery = <const A extends Acces, E extends z.ZodType, S extends z.ZodType, R extends z.ZodType>(
  acces: A,
  input: E,
  output: S,
  refus: R,
) => operation({ kind: 'remoteQuery', acces, input, output, refus });
export const remoteAct = <const A extends Acces, E extends z.ZodType, S extends z.ZodType, R extends z.ZodType>(
  acces: A,
  input: E,
  output: S,
  refus: R,
) => operation({ kind: 'remoteAct', acces, input, output, refus });
