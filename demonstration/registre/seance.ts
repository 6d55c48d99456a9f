import { createHash, randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Pool } from '../../db/central/open.ts';

/** Une journée : la fin d'une séance ferait perdre ce qui est tapé. */
const DUREE_MS = 12 * 3_600_000;
/** Le port est dans le nom : deux démonstrations sur la même machine ne se mêlent pas. */
const nomDuCookie = (requete: FastifyRequest): string => `registre${requete.socket.localPort}`;
const empreinteDe = (jeton: string): string => createHash('sha256').update(jeton).digest('hex');

function jetonDe(requete: FastifyRequest): string | null {
  return new RegExp(`(?:^|; )${nomDuCookie(requete)}=([\\w-]{43})`).exec(requete.headers.cookie ?? '')?.[1] ?? null;
}

/** Ouvre la séance d'une demande : un cookie de navigateur, dont la base ne garde que l'empreinte. */
export async function ouvrirSeance(
  pool: Pool,
  requete: FastifyRequest,
  reponse: FastifyReply,
  numero: string,
  maintenant: Date,
): Promise<void> {
  const jeton = randomBytes(32).toString('base64url');
  await pool.query('DELETE FROM seance WHERE expire_le < $1', [maintenant]);
  await pool.query('INSERT INTO seance (empreinte, numero, expire_le) VALUES ($1, $2, $3)', [
    empreinteDe(jeton),
    numero,
    new Date(maintenant.getTime() + DUREE_MS),
  ]);
  void reponse.header('set-cookie', `${nomDuCookie(requete)}=${jeton}; HttpOnly; SameSite=Strict; Path=/`);
}

/** Le numéro unique de la demande ouverte ; null : aucune, ou la séance est finie. */
export async function demandeOuverte(pool: Pool, requete: FastifyRequest, maintenant: Date): Promise<string | null> {
  const jeton = jetonDe(requete);
  if (jeton === null) return null;
  const { rows } = await pool.query<{ numero: string }>('SELECT numero FROM seance WHERE empreinte = $1 AND expire_le > $2', [
    empreinteDe(jeton),
    maintenant,
  ]);
  return rows[0]?.numero ?? null;
}

export async function fermerSeance(pool: Pool, requete: FastifyRequest, reponse: FastifyReply): Promise<void> {
  const jeton = jetonDe(requete);
  if (jeton !== null) await pool.query('DELETE FROM seance WHERE empreinte = $1', [empreinteDe(jeton)]);
  void reponse.header('set-cookie', `${nomDuCookie(requete)}=; Max-Age=0; HttpOnly; SameSite=Strict; Path=/`);
}
