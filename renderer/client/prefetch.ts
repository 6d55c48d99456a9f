import type { Input } from '../../domain/contract/index.ts';
import { cache } from './cache.ts';
import { read, type QueryName } from './queries.ts';

/**
 * Lit d'avance ce qu'un écran montrera, pour passer de l'un à l'autre sans page d'attente.
 * Jamais d'erreur ici : l'écran relit, et dit ce qu'il en est. Sans session, rien n'est lu.
 */
export async function prefetch<N extends QueryName>(name: N, input: Input<N>): Promise<void> {
  const session = await cache.ensureQueryData(read('session.etat', {})).catch(() => null);
  if (session !== null && session.statut !== 'fermee') await cache.prefetchQuery(read(name, input));
}
