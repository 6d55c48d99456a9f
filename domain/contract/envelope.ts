import { z } from 'zod';
import { Instant } from '../shared/dates.ts';

/** Trop de demandes : celle-ci n'a pas été lue. `secondes` : l'attente, quand le serveur la dit (`Retry-After`). */
export const TropDeRequetes = z.object({ motif: z.literal('trop_de_requetes'), jusqua: Instant, secondes: z.int().min(1).optional() });
export type TropDeRequetes = z.infer<typeof TropDeRequetes>;

const ATTENTE_S = 5;
const ATTENTE_MAX_S = 600;

/** Le refus que vaut une réponse 429 ; `retryAfter` : son en-tête, en secondes. Une valeur absente ou absurde ne fait attendre que quelques secondes. */
export function tropDeRequetes(retryAfter: string | null, maintenantMs: number): TropDeRequetes {
  const lues = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) : 0;
  const dites = lues >= 1 && lues <= ATTENTE_MAX_S;
  const jusqua = new Date(maintenantMs + 1_000 * (dites ? lues : ATTENTE_S)).toISOString();
  return { motif: 'trop_de_requetes', jusqua, ...(dites ? { secondes: lues } : {}) };
}

/** Les refus que toute opération peut opposer, avant même sa règle. */
export const RefusCommun = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('session_absente') }),
  /** L'opération se fait sur le serveur central, qui ne répond pas : rien n'a été envoyé, ou rien n'en est connu. */
  z.object({ motif: z.literal('serveur_injoignable') }),
  TropDeRequetes,
  /** Plus de place sur le disque de ce poste : rien n'a été enregistré. */
  z.object({ motif: z.literal('disque_plein') }),
]);
export type RefusCommun = z.infer<typeof RefusCommun>;

/** Ce qui voyage, quel que soit le fil : IPC Electron, HTTP local, ou le serveur central. Un refus n'est jamais une exception. */
export const Envelope = z.discriminatedUnion('status', [
  z.object({ status: z.literal('ok'), value: z.unknown() }),
  z.object({ status: z.literal('refused'), refus: z.array(z.unknown()).min(1) }),
  z.object({ status: z.literal('invalid'), paths: z.array(z.string()) }),
  z.object({ status: z.literal('fault'), reference: z.string() }),
]);
export type Envelope =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'refused'; readonly refus: readonly unknown[] }
  | { readonly status: 'invalid'; readonly paths: readonly string[] }
  | { readonly status: 'fault'; readonly reference: string };
