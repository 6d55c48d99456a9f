import type { Envelope } from '../../domain/contract/envelope.ts';
import { events } from '../../domain/contract/index.ts';
import { Fault, Unreachable } from './errors.ts';
import { post } from './http-post.ts';
import type { EventListener, Wire } from './wire.ts';

/** Le fil HTTP de la boucle locale : le cookie de même origine dit quel navigateur a présenté le jeton. */
export function httpWire(): Wire {
  const gaps = new Set<() => void>();
  return {
    call: async (name, input) => {
      const response = await post(`/api/${name}`, input);
      if (response.status === 401) throw new Unreachable('access');
      if (!response.ok) throw new Fault(`http-${response.status}`);
      return (await response.json()) as Envelope;
    },
    subscribe: (listener) => listen(listener, () => gaps.forEach((gap) => gap())),
    onGap: (listener) => void gaps.add(listener),
  };
}

function listen(listener: EventListener, onGap: () => void): () => void {
  const source = new EventSource('/events');
  let interrupted = false;
  source.onerror = () => {
    interrupted = true;
  };
  source.onopen = () => {
    if (interrupted) onGap();
    interrupted = false;
  };
  for (const name of Object.keys(events)) {
    source.addEventListener(name, (message: MessageEvent<string>) => listener(name, JSON.parse(message.data)));
  }
  return () => source.close();
}
