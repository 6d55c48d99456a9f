/** Un dossier par case, à son numéro local : 1 s'il est retenu. */
export type Marques = Uint8Array;

/** Retenir ces numéros ; `sauf` : tous les autres. */
export function marquer(numeros: ArrayLike<number>, taille: number, sauf: boolean): Marques {
  const marques = new Uint8Array(taille);
  if (sauf) marques.fill(1);
  const valeur = sauf ? 0 : 1;
  for (let i = 0; i < numeros.length; i++) marques[numeros[i]!] = valeur;
  return marques;
}

/** Les numéros de `ordre` que toutes les marques retiennent, dans le même ordre. Des boucles nues : cent mille tours par frappe. */
export function parmi(ordre: Int32Array, toutes: readonly Marques[]): Int32Array {
  const [premieres, ...autres] = toutes;
  if (premieres === undefined) return ordre;
  const retenus = autres.length > 0 ? premieres.slice() : premieres;
  for (const marques of autres) for (let n = 0; n < retenus.length; n++) retenus[n]! &= marques[n]!;
  const liste = new Int32Array(ordre.length);
  let nombre = 0;
  for (let i = 0; i < ordre.length; i++) if (retenus[ordre[i]!] === 1) liste[nombre++] = ordre[i]!;
  return liste.slice(0, nombre);
}
