import donnees from './academies.json' with { type: 'json' };

/** Une académie et ses départements. `siret` est celui à saisir comme employeur ; null quand aucune source ne le donne. */
export interface AcademieReferencee {
  readonly nom: string;
  readonly region: string;
  readonly departements: readonly string[];
  readonly siret: string | null;
}

/** Les trente académies, depuis le 1er janvier 2020. */
export const academies: readonly AcademieReferencee[] = donnees.academies;

const parDepartement = new Map(academies.flatMap((a) => a.departements.map((d) => [d, a] as const)));

/** L'académie d'un département ; null hors des 101 départements et des collectivités rattachées. */
export const academieDuDepartement = (departement: string): AcademieReferencee | null => parDepartement.get(departement) ?? null;
