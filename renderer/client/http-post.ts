import { Unreachable } from './errors.ts';

const HEADERS = { 'content-type': 'application/json', 'x-poste': '1' };

/** Une demande à l'hôte local. L'en-tête « x-poste » ne peut venir que d'une page de même origine. */
export const post = (path: string, body: unknown): Promise<Response> =>
  fetch(path, { method: 'POST', headers: HEADERS, credentials: 'same-origin', body: JSON.stringify(body) }).catch(() => {
    throw new Unreachable('host');
  });
