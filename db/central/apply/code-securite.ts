import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';
import { type CodeGarde, ESSAIS_DU_CODE, expirationDuCode, normaliserCode } from '../../../domain/demande/code-securite.ts';
import type { Instant } from '../../../domain/shared/dates.ts';
import type { Tx } from '../open.ts';

/** Ni 0 ni O, ni 1 ni I : le code se recopie d'un courriel. Huit caractères parmi trente-deux : quarante bits. */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LONGUEUR = 8;

export const tirerCode = (): string => Array.from({ length: LONGUEUR }, () => ALPHABET[randomInt(ALPHABET.length)]!).join('');
const empreinte = (sel: Buffer, code: string): Buffer => createHash('sha256').update(sel).update(code).digest();

/** Le code de ce compte pour cette demande ; il remplace le précédent. La base n'en garde que l'empreinte salée (D8). Rend jusqu'à quand il vaut. */
export async function poserCode(tx: Tx, compteId: string, numeroUnique: string, code: string, instant: Instant): Promise<Instant> {
  const [sel, jusqua] = [randomBytes(16), expirationDuCode(instant)];
  await tx.query(
    `INSERT INTO code_securite (compte_id, numero_unique, sel, empreinte, demande_le, expire_le) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (compte_id) DO UPDATE SET numero_unique = excluded.numero_unique, sel = excluded.sel, empreinte = excluded.empreinte,
       demande_le = excluded.demande_le, expire_le = excluded.expire_le, essais = 0, utilise_le = NULL`,
    [compteId, numeroUnique, sel, empreinte(sel, code), instant, jusqua],
  );
  return jusqua;
}

interface LigneCode {
  numero_unique: string;
  sel: Buffer;
  empreinte: Buffer;
  expire_le: Date;
  essais: number;
  utilise_le: Date | null;
}

/** Le code de ce compte pour cette demande, verrouillé, et si celui qu'on saisit est le bon. */
export async function confronterCode(
  tx: Tx,
  compteId: string,
  numeroUnique: string,
  saisi: string,
): Promise<{ code: CodeGarde | null; juste: boolean }> {
  const { rows } = await tx.query<LigneCode>('SELECT * FROM code_securite WHERE compte_id = $1 FOR UPDATE', [compteId]);
  const ligne = rows[0];
  if (ligne === undefined || ligne.numero_unique !== numeroUnique) return { code: null, juste: false };
  return {
    code: {
      expireLe: ligne.expire_le.toISOString(),
      essais: ligne.essais,
      utiliseLe: ligne.utilise_le === null ? null : ligne.utilise_le.toISOString(),
    },
    juste: timingSafeEqual(empreinte(ligne.sel, normaliserCode(saisi)), ligne.empreinte),
  };
}

/** Un essai faux de plus ; compté même lancé cent fois ensemble, car la ligne est verrouillée. */
export const compterEssaiDuCode = async (tx: Tx, compteId: string): Promise<void> => {
  await tx.query('UPDATE code_securite SET essais = essais + 1 WHERE compte_id = $1', [compteId]);
};

/** La demande s'en va : le code qui l'a prouvée aussi, avec le numéro unique qu'il porte. */
export const effacerCode = async (tx: Tx, compteId: string): Promise<void> => {
  await tx.query('DELETE FROM code_securite WHERE compte_id = $1', [compteId]);
};

export const consommerCode = async (tx: Tx, compteId: string, instant: Instant): Promise<void> => {
  await tx.query('UPDATE code_securite SET utilise_le = $2 WHERE compte_id = $1', [compteId, instant]);
};

/** Le code demandé et encore bon à saisir : pour quelle demande, jusqu'à quand. */
export async function codeEnCours(tx: Tx, compteId: string, instant: Instant): Promise<{ numeroUnique: string; jusqua: Instant } | null> {
  const { rows } = await tx.query<{ numero_unique: string; expire_le: Date }>(
    `SELECT numero_unique, expire_le FROM code_securite
     WHERE compte_id = $1 AND utilise_le IS NULL AND expire_le > $2 AND essais < $3`,
    [compteId, instant, ESSAIS_DU_CODE],
  );
  return rows[0] === undefined ? null : { numeroUnique: rows[0].numero_unique, jusqua: rows[0].expire_le.toISOString() };
}
