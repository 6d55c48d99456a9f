import { useSuspenseQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../domain/contract/index.ts';
import { isSessionAbsent } from './cache.ts';
import { Refused } from './errors.ts';
import { read, type QueryName } from './queries.ts';

/**
 * Ce qu'une lecture a donné, relu dès que l'hôte annonce un changement.
 * Un refus efface ce qui était montré : un mandat retiré ne laisse rien à l'écran (I-10). Une panne passagère le laisse.
 */
export function useLecture<N extends QueryName>(name: N, input: Input<N>): Output<N> {
  const { data, error } = useSuspenseQuery(read(name, input));
  // Session fermée : « Se connecter » va remplacer cet écran, ce n'est pas un incident.
  if (error instanceof Refused && !isSessionAbsent(error)) throw error;
  return data;
}
