import donnees from './departements.json' with { type: 'json' };

/** Un département ou une collectivité d'outre-mer (COG INSEE 2026). `chefLieu` est un code INSEE. */
export interface Departement {
  readonly code: string;
  readonly nom: string;
  readonly region: string;
  readonly chefLieu: string;
}

export const departements: readonly Departement[] = donnees.departements;

const parCode = new Map(departements.map((d) => [d.code, d]));

export const trouverDepartement = (code: string): Departement | null => parCode.get(code) ?? null;

/** Le département se lit au début du code INSEE : deux caractères, trois outre-mer (« 97105 » → « 971 »). */
export const departementDe = (insee: string): string => insee.slice(0, /^9[78]/.test(insee) ? 3 : 2);

/** Vrai pour un département de métropole, Corse comprise : les plafonds du référentiel ne valent que là. */
export const estEnMetropole = (departement: string): boolean => departement.length === 2 && parCode.has(departement);
