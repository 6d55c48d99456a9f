import type { Fetch } from '../../../electron/sync/reseau.ts';

/** Le pouls dure ; et une connexion compte pour une, même quand la machine est chargée. */
const SANS_HATE = ['/v1/pouls', '/v1/session'];

/** Un réseau devant lequel le poste se lasse bien plus tôt que d'ordinaire : un silence de quinze secondes s'éprouve en une fraction. */
export const avecPatience =
  (fetch: Fetch, ms: number): Fetch =>
  (url, init) =>
    SANS_HATE.includes(new URL(url).pathname)
      ? fetch(url, init)
      : fetch(url, { ...init, signal: AbortSignal.any([AbortSignal.timeout(ms), ...(init.signal ? [init.signal] : [])]) });
