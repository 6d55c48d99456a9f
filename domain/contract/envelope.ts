import { z } from 'zod';
import { Instant } from '../shared/dates.ts';

/** Les refus que toute opération peut opposer, avant même sa règle. */
export const RefusCommun = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('session_absente') }),
  /** L'opération se fait sur le serveur central, qui ne répond pas : rien n'a été envoyé, ou rien n'en est connu. */
  z.object({ motif: z.literal('serveur_injoignable') }),
  z.object({ motif: z.literal('trop_de_requetes'), jusqua: Instant }),
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
