/** Une phrase par motif : en oublier une est une erreur de compilation. */
export type Phrases<R extends { motif: string }> = { readonly [M in R['motif']]: (refus: Extract<R, { motif: M }>) => string };
