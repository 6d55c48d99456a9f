import type { Tx } from '../open.ts';
import type { RoleCompte } from '../types.ts';

export interface CompteLu {
  readonly id: string;
  readonly actif: boolean;
  readonly role: RoleCompte;
  /** Son empreinte ; null tant que le compte n'est pas activé. */
  readonly motDePasse: string | null;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string;
  readonly bailleur: string | null;
  readonly academie: { readonly id: string; readonly nom: string; readonly departements: readonly string[] } | null;
}

/** Un compte, désactivé ou non, par son courriel. */
export async function compteParCourriel(tx: Tx, courriel: string): Promise<CompteLu | null> {
  const { rows } = await tx.query<Omit<CompteLu, 'academie'> & { a_id: string | null; a_nom: string; a_departements: string[] }>(
    `SELECT c.id, c.actif, c.role, c.mot_de_passe AS "motDePasse", c.nom, c.prenom, c.courriel, b.nom AS bailleur,
       a.id AS a_id, a.nom AS a_nom, a.departements AS a_departements
     FROM compte c LEFT JOIN academie a ON a.id = c.academie_id LEFT JOIN bailleur b ON b.id = c.bailleur_id
     WHERE c.courriel = $1`,
    [courriel.trim().toLowerCase()],
  );
  const ligne = rows[0];
  if (ligne === undefined) return null;
  const { a_id, a_nom, a_departements, ...compte } = ligne;
  return { ...compte, academie: a_id === null ? null : { id: a_id, nom: a_nom, departements: a_departements } };
}

export const lireEpoque = async (tx: Tx): Promise<string> =>
  (await tx.query<{ epoque: string }>('SELECT epoque FROM plateforme')).rows[0]!.epoque;
