/** Une liste de raisons, jamais vide : un refus dit toutes ses raisons, pas seulement la première. */
export type Raisons<R> = readonly [R, ...R[]];

/** La réponse d'une règle : une valeur, ou toutes les raisons du refus. Un refus prévisible n'est jamais une exception. */
export type Result<V, R> = { readonly ok: true; readonly value: V } | { readonly ok: false; readonly refus: Raisons<R> };

export const ok = <V>(value: V) => ({ ok: true, value }) as const;
export const refused = <R>(premiere: R, ...autres: readonly R[]) => ({ ok: false, refus: [premiere, ...autres] as Raisons<R> }) as const;

/** Un `Result` d'après une liste de raisons : vide, la valeur est rendue ; sinon, le refus porte la liste entière. */
export function decide<V, R>(raisons: readonly R[], value: () => V): Result<V, R> {
  const [premiere, ...autres] = raisons;
  return premiere === undefined ? ok(value()) : refused(premiere, ...autres);
}

/** Le compilateur refuse l'appel tant qu'un cas reste sans traitement. */
export function assertNever(x: never): never {
  throw new Error(`cas non traité : ${JSON.stringify(x)}`);
}
