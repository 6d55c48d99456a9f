import type { FastifyReply, FastifyRequest } from 'fastify';
import { porteurDuJeton, type CompteConnecte } from '../db/central/apply/jetons.ts';
import { enTransaction } from '../db/central/open.ts';
import type { Contexte } from './contexte.ts';

/** Le jeton d'accès de la requête, ou null. */
export const jetonDe = (requete: FastifyRequest): string | null =>
  /^Bearer ([\w-]{20,100})$/.exec(requete.headers.authorization ?? '')?.[1] ?? null;

/** Qui appelle, d'après son jeton, à cet instant ; null s'il n'est plus personne. */
export async function porteurDe({ pool, horloge }: Contexte, requete: FastifyRequest): Promise<CompteConnecte | null> {
  const jeton = jetonDe(requete);
  return jeton === null ? null : enTransaction(pool, null, (tx) => porteurDuJeton(tx, jeton, horloge()));
}

/** Qui appelle ; sinon répond 401 et rend null. Un compte désactivé n'est plus personne à la requête suivante. */
export async function exigerPorteur(contexte: Contexte, requete: FastifyRequest, reponse: FastifyReply): Promise<CompteConnecte | null> {
  const compte = await porteurDe(contexte, requete);
  if (compte === null) await reponse.status(401).send({ erreur: 'jeton_invalide' });
  return compte;
}
