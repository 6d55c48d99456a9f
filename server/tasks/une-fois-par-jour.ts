import { jourAParis } from '../../domain/shared/dates.ts';

/** Ce qui se fait une fois par jour et par serveur, appelé chaque minute ; manqué, c'est à refaire à la minute suivante. Rend 0 les autres fois. */
export function uneFoisParJour(faire: (maintenant: Date) => Promise<number>): (maintenant: Date) => Promise<number> {
  let faite = '';
  return async (maintenant) => {
    const jour = jourAParis(maintenant.toISOString());
    if (jour === faite) return 0;
    const nombre = await faire(maintenant);
    faite = jour;
    return nombre;
  };
}
