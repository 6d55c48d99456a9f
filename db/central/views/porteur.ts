import type { z } from 'zod';
import type { RoleEnLigne } from '../../../domain/contract/session.ts';
import type { Civilite } from '../../../domain/demande/demande.ts';
import type { Tx } from '../open.ts';
import { preparee } from '../preparee.ts';
import { empreinteReference } from '../reference.ts';

/** Le gestionnaire qui porte un jeton, et son poste. */
export interface CompteConnecte {
  readonly compteId: string;
  readonly posteId: string;
  readonly academieId: string;
  readonly nom: string;
  readonly prenom: string;
  readonly departementsOffres: readonly string[];
}

/** Un jeton d'accès présenté n'était pas perdu en route : le premier usage se note, sans rien écrire aux suivants. */
const SERVI = `WITH servi AS (UPDATE jeton SET utilise_le = $2 WHERE empreinte = $1 AND genre = 'acces' AND utilise_le IS NULL AND expire_le > $2)`;

/** Le gestionnaire qui porte ce jeton d'accès ; null s'il est inconnu, périmé, ou si le compte a été désactivé depuis. */
export async function porteurDuJeton(tx: Tx, acces: string, maintenant: Date): Promise<CompteConnecte | null> {
  const { rows } = await preparee<CompteConnecte>(
    tx,
    `${SERVI} SELECT c.id AS "compteId", j.poste_id AS "posteId", a.id AS "academieId", c.nom, c.prenom, a.departements_offres AS "departementsOffres"
     FROM jeton j JOIN compte c ON c.id = j.compte_id AND c.actif AND c.role = 'gestionnaire' JOIN academie a ON a.id = c.academie_id
     WHERE j.empreinte = $1 AND j.genre = 'acces' AND j.expire_le > $2`,
    [empreinteReference(acces), maintenant],
  );
  return rows[0] ?? null;
}

/** Un compte et le poste où il a ouvert sa session. */
export type Porteur = Pick<CompteConnecte, 'compteId' | 'posteId'>;

/** Le gestionnaire à qui ce jeton, d'accès ou de rafraîchissement, avait été donné, et dont le compte a été désactivé depuis ; null sinon. */
export async function fermeDuJeton(tx: Tx, jeton: string, maintenant: Date): Promise<Porteur | null> {
  const { rows } = await tx.query<Porteur>(
    `SELECT c.id AS "compteId", j.poste_id AS "posteId" FROM jeton j JOIN compte c ON c.id = j.compte_id
     WHERE j.empreinte = $1 AND j.famille_expire_le > $2 AND NOT c.actif AND c.role = 'gestionnaire'`,
    [empreinteReference(jeton), maintenant],
  );
  return rows[0] ?? null;
}

/** Celui qui travaille en ligne et porte un jeton. */
export interface EnLigneConnecte {
  readonly compteId: string;
  readonly role: RoleEnLigne;
  readonly nom: string;
  readonly prenom: string;
  readonly courriel: string;
  readonly civilite: z.infer<typeof Civilite> | null;
  readonly bailleurId: string | null;
  readonly bailleur: string | null;
}

/** L'agent, le conseiller ou le bailleur qui porte ce jeton d'accès ; null dans les mêmes cas. */
export async function enLigneDuJeton(tx: Tx, acces: string, maintenant: Date): Promise<EnLigneConnecte | null> {
  const { rows } = await preparee<EnLigneConnecte>(
    tx,
    `${SERVI} SELECT c.id AS "compteId", c.role, c.nom, c.prenom, c.courriel, c.civilite, b.id AS "bailleurId", b.nom AS bailleur
     FROM jeton j JOIN compte c ON c.id = j.compte_id AND c.actif AND c.role <> 'gestionnaire' LEFT JOIN bailleur b ON b.id = c.bailleur_id
     WHERE j.empreinte = $1 AND j.genre = 'acces' AND j.expire_le > $2`,
    [empreinteReference(acces), maintenant],
  );
  return rows[0] ?? null;
}

/** Parmi ces jetons d'accès, ceux qui valent encore et dont le compte est actif. */
export async function jetonsValables(tx: Tx, acces: readonly string[], maintenant: Date): Promise<ReadonlySet<string>> {
  const parEmpreinte = new Map(acces.map((jeton) => [empreinteReference(jeton).toString('hex'), jeton]));
  const { rows } = await tx.query<{ empreinte: string }>(
    `SELECT encode(j.empreinte, 'hex') AS empreinte FROM jeton j JOIN compte c ON c.id = j.compte_id AND c.actif
     WHERE j.empreinte = ANY(SELECT decode(e, 'hex') FROM unnest($1::text[]) AS e) AND j.genre = 'acces' AND j.expire_le > $2`,
    [[...parEmpreinte.keys()], maintenant],
  );
  return new Set(rows.map((r) => parEmpreinte.get(r.empreinte)!));
}
