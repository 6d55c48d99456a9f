/** Paris, Lyon et Marseille se demandent en entier ou par arrondissement (D12) : le code INSEE de chacun dit sa commune. */
const villes = [
  { commune: '75056', premier: 75_101, dernier: 75_120 },
  { commune: '69123', premier: 69_381, dernier: 69_389 },
  { commune: '13055', premier: 13_201, dernier: 13_216 },
] as const;

/** La commune d'un arrondissement ; le code lui-même pour toute autre commune. */
export function communeEntiere(insee: string): string {
  const nombre = Number(insee);
  return villes.find((v) => v.premier <= nombre && nombre <= v.dernier)?.commune ?? insee;
}

/** Les arrondissements d'une commune, dans l'ordre ; une liste vide ailleurs qu'à Paris, Lyon et Marseille. */
export function arrondissementsDe(insee: string): readonly string[] {
  const ville = villes.find((v) => v.commune === insee);
  return ville === undefined ? [] : Array.from({ length: ville.dernier - ville.premier + 1 }, (_, i) => String(ville.premier + i));
}
