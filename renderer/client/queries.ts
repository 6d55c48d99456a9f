import { queryOptions } from '@tanstack/react-query';
import type { Contract, Input, OperationName, Output } from '../../domain/contract/index.ts';
import { Refused } from './errors.ts';
import { call } from './poste.ts';

/** Ce qui se lit : dans la base du poste, ou sur le serveur central. */
export type QueryName = { [N in OperationName]: Contract[N]['kind'] extends 'query' | 'remoteQuery' ? N : never }[OperationName];

/** Une lecture gardée en mémoire sous [opération, entrée], jusqu'à ce qu'une annonce de l'hôte la dise périmée. */
export const read = <N extends QueryName>(name: N, input: Input<N>) =>
  queryOptions<Output<N>, Error, Output<N>, readonly [N, Input<N>]>({ queryKey: [name, input], queryFn: () => lire(name, input) });

/** Ce que l'hôte répond à une lecture ; un refus est levé. */
export async function lire<N extends QueryName>(name: N, input: Input<N>): Promise<Output<N>> {
  const reply = await call(name, input);
  if (!reply.ok) throw new Refused(name, reply.refus as readonly { motif: string }[]);
  return reply.value as Output<N>;
}
