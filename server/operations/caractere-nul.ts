/** Où une entrée porte le caractère nul : PostgreSQL ne l'écrit dans aucun texte, et aucune saisie n'en a besoin. */
export function cheminsNuls(valeur: unknown, chemin: readonly string[] = []): string[] {
  if (typeof valeur === 'string') return valeur.includes('\0') ? [chemin.join('.')] : [];
  if (typeof valeur !== 'object' || valeur === null) return [];
  return Object.entries(valeur).flatMap(([cle, v]) => (cle.includes('\0') ? [chemin.join('.')] : cheminsNuls(v, [...chemin, cle])));
}
