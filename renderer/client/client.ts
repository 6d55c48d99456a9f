import type { z } from 'zod';
import { RefusCommun } from '../../domain/contract/envelope.ts';
import { contract, type Input, type OperationName, type Reply } from '../../domain/contract/index.ts';
import { assertNever, ok, type Raisons } from '../../domain/shared/result.ts';
import { Fault, InvalidCall } from './errors.ts';
import type { Wire } from './wire.ts';

export interface Client {
  /** Un refus est une valeur ; un appel mal formé, une panne ou un hôte absent sont des erreurs lancées. */
  readonly call: <N extends OperationName>(name: N, input: Input<N>) => Promise<Reply<N>>;
}

/** La seule porte de l'écran vers l'hôte. Ce qui revient est relu par le contrat avant d'être montré. */
export const createClient = (wire: Pick<Wire, 'call'>): Client => ({
  async call(name, input) {
    const envelope = await wire.call(name, input);
    const { output, refus }: { output: z.ZodType; refus: z.ZodType } = contract[name];
    switch (envelope.status) {
      case 'ok':
        return ok(output.parse(envelope.value)) as Reply<typeof name>;
      case 'refused':
        return {
          ok: false,
          refus: envelope.refus.map((raison) => refus.or(RefusCommun).parse(raison)) as unknown as Raisons<never>,
        } as Reply<typeof name>;
      case 'invalid':
        throw new InvalidCall(envelope.paths);
      case 'fault':
        throw new Fault(envelope.reference);
      default:
        return assertNever(envelope);
    }
  },
});
