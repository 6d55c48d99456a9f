import { randomUUID } from 'node:crypto';
import type { Jetons } from '../../../domain/contract/sync.ts';
import type { Tx } from '../open.ts';
import { empreinteReference as empreinte, nouvelleReference } from '../reference.ts';

const ACCES_MS = 15 * 60_000;
const FAMILLE_MS = 12 * 3_600_000;

interface Porteur {
  readonly compteId: string;
  readonly posteId: string;
}
interface Famille extends Porteur {
  readonly famille: string;
  readonly familleExpireLe: Date;
  /** L'empreinte du rafraîchissement qui les a demandés ; null à l'ouverture. */
  readonly issuDe: Buffer | null;
}

/** Ouvre une famille de jetons : douze heures au plus, quoi qu'il arrive. */
export const ouvrirFamille = (tx: Tx, porteur: Porteur, maintenant: Date): Promise<Jetons> =>
  emettreJetons(
    tx,
    { ...porteur, famille: randomUUID(), familleExpireLe: new Date(maintenant.getTime() + FAMILLE_MS), issuDe: null },
    maintenant,
  );

async function emettreJetons(tx: Tx, f: Famille, maintenant: Date): Promise<Jetons> {
  const [acces, rafraichissement] = [nouvelleReference(), nouvelleReference()];
  const accesExpireLe = new Date(Math.min(maintenant.getTime() + ACCES_MS, f.familleExpireLe.getTime()));
  await tx.query(
    `INSERT INTO jeton (empreinte, genre, compte_id, poste_id, famille, famille_expire_le, expire_le, issu_de)
     VALUES ($1, 'acces', $3, $4, $5, $6, $7, $8), ($2, 'rafraichissement', $3, $4, $5, $6, $6, $8)`,
    [empreinte(acces), empreinte(rafraichissement), f.compteId, f.posteId, f.famille, f.familleExpireLe, accesExpireLe, f.issuDe],
  );
  return { acces, accesExpireLe: accesExpireLe.toISOString(), rafraichissement, rafraichissementExpireLe: f.familleExpireLe.toISOString() };
}

interface LigneJeton {
  compte_id: string;
  poste_id: string;
  famille: string;
  famille_expire_le: Date;
  utilise_le: Date | null;
  expire_le: Date;
}

/**
 * Le compte de ce jeton, verrouillé : ce qui donne et ce qui ferme des jetons passe l'un après l'autre, et ne manque pas ceux que l'autre
 * vient d'écrire. À relire ensuite : la requête qui attend ce verrou a vu les jetons d'avant.
 */
async function verrouillerLePorteur(tx: Tx, jeton: string): Promise<boolean> {
  const { rowCount } = await tx.query(
    'SELECT 1 FROM jeton j JOIN compte c ON c.id = j.compte_id AND c.actif WHERE j.empreinte = $1 FOR NO KEY UPDATE OF c',
    [empreinte(jeton)],
  );
  return rowCount === 1;
}

/** Le compte dont on vient de vérifier le mot de passe, verrouillé ; faux s'il a été désactivé ou si son mot de passe a changé depuis. */
export async function verrouillerLeCompte(
  tx: Tx,
  { id, motDePasse }: { readonly id: string; readonly motDePasse: string },
): Promise<boolean> {
  const { rowCount } = await tx.query('SELECT 1 FROM compte WHERE id = $1 AND actif AND mot_de_passe = $2 FOR NO KEY UPDATE', [
    id,
    motDePasse,
  ]);
  return rowCount === 1;
}

/**
 * De nouveaux jetons contre un jeton de rafraîchissement, qui ne sert qu'une fois. Rejoué alors que ceux qu'il a donnés n'ont jamais servi,
 * la réponse s'était perdue : ceux-là ne valent plus rien, d'autres les remplacent. Rejoué après, toute la famille tombe.
 */
export async function tournerJetons(tx: Tx, rafraichissement: string, maintenant: Date): Promise<Jetons | null> {
  if (!(await verrouillerLePorteur(tx, rafraichissement))) return null;
  const issuDe = empreinte(rafraichissement);
  const { rows } = await tx.query<LigneJeton>("SELECT * FROM jeton WHERE empreinte = $1 AND genre = 'rafraichissement'", [issuDe]);
  const jeton = rows[0];
  if (jeton === undefined || jeton.expire_le <= maintenant) return null;
  if (jeton.utilise_le !== null && !(await remplacerLesPerdus(tx, issuDe, maintenant))) {
    await tx.query('DELETE FROM jeton WHERE famille = $1', [jeton.famille]);
    return null;
  }
  await tx.query('UPDATE jeton SET utilise_le = $2 WHERE empreinte = $1', [issuDe, maintenant]);
  // Éteint, pas effacé : qui rend sa session avec lui, à cet instant, ferme encore la famille.
  await tx.query("UPDATE jeton SET expire_le = $2 WHERE famille = $1 AND genre = 'acces' AND expire_le > $2", [jeton.famille, maintenant]);
  return emettreJetons(
    tx,
    { compteId: jeton.compte_id, posteId: jeton.poste_id, famille: jeton.famille, familleExpireLe: jeton.famille_expire_le, issuDe },
    maintenant,
  );
}

/**
 * Les jetons donnés à ce rafraîchissement, si aucun n'a servi, ne serviront plus : vrai s'ils étaient bien perdus. Le rafraîchissement
 * remplacé garde sa trace, sans suite : présenté un jour par un autre, il fait tomber la famille.
 */
async function remplacerLesPerdus(tx: Tx, issuDe: Buffer, maintenant: Date): Promise<boolean> {
  const { rows } = await tx.query<{ perdus: boolean }>(
    'SELECT count(*) > 0 AND bool_and(utilise_le IS NULL) AS perdus FROM jeton WHERE issu_de = $1',
    [issuDe],
  );
  if (!rows[0]!.perdus) return false;
  await tx.query("DELETE FROM jeton WHERE issu_de = $1 AND genre = 'acces'", [issuDe]);
  await tx.query('UPDATE jeton SET utilise_le = $2, issu_de = NULL WHERE issu_de = $1', [issuDe, maintenant]);
  return true;
}

/** Ferme la famille du jeton d'accès donné, même éteint. */
export const fermerFamille = async (tx: Tx, acces: string): Promise<void> => {
  await verrouillerLePorteur(tx, acces);
  await tx.query("DELETE FROM jeton WHERE famille IN (SELECT famille FROM jeton WHERE empreinte = $1 AND genre = 'acces')", [
    empreinte(acces),
  ]);
};

/** Le mot de passe a changé : toutes les sessions du compte se ferment. */
export const fermerToutesLesFamilles = async (tx: Tx, compteId: string): Promise<void> => {
  await tx.query('DELETE FROM jeton WHERE compte_id = $1', [compteId]);
};

export const effacerJetonsPerimes = async (tx: Tx, maintenant: Date): Promise<void> => {
  await tx.query('DELETE FROM jeton WHERE expire_le < $1', [maintenant]);
};
