/** Rendre ce qui est gardé, ou le faire et le garder ; au-delà de `nombre`, le plus ancien s'oublie. */
export function garder<V>(gardes: Map<string, V>, nombre: number, cle: string, faire: () => V): V {
  let valeur = gardes.get(cle);
  if (valeur !== undefined) return valeur;
  valeur = faire();
  const plusAncienne = gardes.size >= nombre ? gardes.keys().next().value : undefined;
  if (plusAncienne !== undefined) gardes.delete(plusAncienne);
  gardes.set(cle, valeur);
  return valeur;
}
