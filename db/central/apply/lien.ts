import { expirationDuLien } from '../../../domain/compte/lien.ts';
import type { GenreLien } from '../../../domain/compte/lien.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';
import { empreinteReference, nouvelleReference } from '../reference.ts';

export interface LienLu {
  readonly compteId: string;
  readonly genre: GenreLien;
  readonly courriel: string;
  readonly expireLe: Instant;
  readonly utiliseLe: Instant | null;
}

/**
 * Un lien neuf pour ce compte ; les précédents ne servent plus (D8). Rend la référence à mettre dans le courriel : la base n'en garde que l'empreinte.
 * `compteId` null : rien n'est écrit, avec le même travail, pour qu'une adresse inconnue réponde dans le même temps.
 */
export async function poserLien(tx: Tx, lien: { compteId: string | null; genre: GenreLien; instant: Instant }): Promise<string> {
  const jeton = nouvelleReference();
  const { compteId, genre, instant } = lien;
  await annulerLiens(tx, compteId, instant);
  await tx.query('INSERT INTO lien (empreinte, compte_id, genre, expire_le) SELECT $1, id, $3, $4 FROM compte WHERE id = $2', [
    empreinteReference(jeton),
    compteId,
    genre,
    expirationDuLien(instant),
  ]);
  return jeton;
}

/** Un lien remplacé se dit expiré : c'est vrai, et la suite est la même, en demander un autre. */
async function annulerLiens(tx: Tx, compteId: string | null, instant: Instant): Promise<void> {
  await tx.query('UPDATE lien SET expire_le = $2 WHERE compte_id = $1 AND utilise_le IS NULL AND expire_le > $2', [compteId, instant]);
}

/** Le lien que porte cette référence, sans l'utiliser ; `verrouiller` fait passer deux usages simultanés l'un après l'autre. */
export async function lireLien(tx: Tx, jeton: string, verrouiller = false): Promise<LienLu | null> {
  const { rows } = await tx.query<Omit<LienLu, 'expireLe' | 'utiliseLe'> & { expire_le: Date; utilise_le: Date | null }>(
    `SELECT l.compte_id AS "compteId", l.genre, c.courriel, l.expire_le, l.utilise_le
     FROM lien l JOIN compte c ON c.id = l.compte_id AND c.actif WHERE l.empreinte = $1${verrouiller ? ' FOR UPDATE OF l' : ''}`,
    [empreinteReference(jeton)],
  );
  if (rows[0] === undefined) return null;
  const { expire_le, utilise_le, ...lien } = rows[0];
  return { ...lien, expireLe: expire_le.toISOString(), utiliseLe: utilise_le?.toISOString() ?? null };
}

/** Le lien a servi ; les autres du compte ne serviront plus. */
export async function consommerLien(tx: Tx, jeton: string, compteId: string, instant: Instant): Promise<void> {
  await tx.query('UPDATE lien SET utilise_le = $2 WHERE empreinte = $1', [empreinteReference(jeton), instant]);
  await annulerLiens(tx, compteId, instant);
}
