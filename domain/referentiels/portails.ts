import donnees from './portails.json' with { type: 'json' };
import { trouverDepartement } from './departements.ts';

/** Le portail d'enregistrement de la demande : celui du département, ou le site national (G32, G33). */
export const portailNational: string = donnees.defaut;

const exceptions = new Map(donnees.exceptions.map((e) => [e.departement, e.url]));

/** L'adresse du portail d'un département ; null pour un département inconnu. */
export const portailDuDepartement = (departement: string): string | null =>
  trouverDepartement(departement) === null ? null : (exceptions.get(departement) ?? portailNational);

/** Toutes les adresses possibles : la liste des seuls sites de portail que le poste peut ouvrir. */
export const portails: readonly string[] = [...new Set([portailNational, ...exceptions.values()])];
