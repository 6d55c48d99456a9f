import { cheminAppel } from '../../domain/contract/serveur.ts';
import { Envelope, tropDeRequetes } from '../../domain/contract/envelope.ts';
import type { Wire } from './wire.ts';

/** Le fil de la page du lien, que sert le serveur central lui-même : les opérations publiques, et rien d'autre. */
export const serverWire: Pick<Wire, 'call'> = {
  call: async (name, input) => {
    try {
      const response = await fetch(cheminAppel(name), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
        cache: 'no-store',
      });
      if (response.status === 429) return { status: 'refused', refus: [tropDeRequetes(response.headers.get('retry-after'), Date.now())] };
      return Envelope.parse(await response.json());
    } catch {
      return { status: 'refused', refus: [{ motif: 'serveur_injoignable' }] };
    }
  },
};
