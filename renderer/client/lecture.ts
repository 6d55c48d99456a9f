import { keepPreviousData, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import type { Input, Output } from '../../domain/contract/index.ts';
import { isSessionAbsent } from './cache.ts';
import { estPassager, Refused } from './errors.ts';
import { read, type QueryName } from './queries.ts';

/**
 * Ce qu'une lecture a donné, relu dès que l'hôte annonce un changement.
 * Un refus efface ce qui était montré : un mandat retiré ne laisse rien à l'écran (I-10). Une panne passagère le laisse.
 */
export function useLecture<N extends QueryName>(name: N, input: Input<N>): Output<N> {
  const { data, error } = useSuspenseQuery(read(name, input));
  if (efface(error)) throw error;
  return data;
}

/**
 * La même, qui garde ce qu'elle montrait le temps de lire autre chose : une liste que l'on filtre ne clignote pas.
 * `data` manque à la toute première lecture.
 */
export function useLectureContinue<N extends QueryName>(name: N, input: Input<N>): { data: Output<N> | undefined; ancienne: boolean } {
  const { data, error, isPlaceholderData } = useQuery({ ...read(name, input), placeholderData: keepPreviousData });
  if (error !== null && (data === undefined || efface(error))) throw error;
  return { data: data as Output<N> | undefined, ancienne: isPlaceholderData };
}

/**
 * Vrai pour un refus qui retire ce qui était montré. Session fermée : « Se connecter » va remplacer cet écran.
 * Serveur muet : ce qui était affiché reste, et le cadre dit que cela date.
 */
const efface = (error: unknown): boolean => error instanceof Refused && !isSessionAbsent(error) && !estPassager(error);
