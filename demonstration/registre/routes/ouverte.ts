import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Contexte } from '../contexte.ts';
import { demandeOuverte } from '../seance.ts';
import { type DemandeGardee, lireDemande } from '../stock.ts';

/** La demande de la séance ; sinon la personne est renvoyée à l'accueil, et null. */
export async function demandeDeLaSeance(
  { pool, horloge }: Contexte,
  requete: FastifyRequest,
  reponse: FastifyReply,
): Promise<DemandeGardee | null> {
  const numero = await demandeOuverte(pool, requete, horloge());
  const gardee = numero === null ? null : await lireDemande(pool, numero);
  if (gardee === null) void reponse.redirect('/?seance=finie', 303);
  return gardee;
}
