import type { GenreTache, Tache } from '../../../domain/journee/tache.ts';
import type { DemandeId } from '../../../domain/shared/ids.ts';

/** Les tâches qui se traitent sur un autre écran que celui du dossier. */
export const ailleurs = {
  divergence: '/divergences',
  acte_en_attente: '/boite-envoi',
  rattachement_a_valider: '/rattachements',
} as const satisfies Partial<Record<GenreTache, string>>;

export const seTraiteAilleurs = (genre: GenreTache): genre is keyof typeof ailleurs => genre in ailleurs;

/** Ce que le passage d'un dossier à l'autre lit de la journée : autant que l'écran en montre au plus. */
export const LECTURE_DE_LA_JOURNEE = { reportees: false, debut: 0, nombre: 200 } as const;

type Place = NonNullable<Tache['agent']> & { readonly demandeId: DemandeId };

/** Les dossiers que ces tâches font ouvrir, dans leur ordre ; un agent qui en a deux n'y est qu'une fois. */
export function dossiersDesTaches(taches: readonly Tache[]): readonly Place[] {
  const places = new Map<DemandeId, Place>();
  for (const { genre, demandeId, agent } of taches)
    if (agent !== null && !seTraiteAilleurs(genre) && !places.has(demandeId)) places.set(demandeId, { ...agent, demandeId });
  return [...places.values()];
}
