import { z } from 'zod';

/** Les refus que toute opération peut opposer, avant même sa règle. */
export const RefusCommun = z.discriminatedUnion('motif', [z.object({ motif: z.literal('session_absente') })]);
export type RefusCommun = z.infer<typeof RefusCommun>;

/** Ce qui voyage, quel que soit le fil : IPC Electron ou HTTP local. Un refus n'est jamais une exception. */
export type Envelope =
  | { readonly status: 'ok'; readonly value: unknown }
  | { readonly status: 'refused'; readonly refus: readonly unknown[] }
  | { readonly status: 'invalid'; readonly paths: readonly string[] }
  | { readonly status: 'fault'; readonly reference: string };
