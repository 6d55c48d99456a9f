import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { ZodApp } from '../zod-app.ts';
import type { Contexte } from '../contexte.ts';
import { appelantDe, jetonDe, porteurDe } from '../porteur.ts';
import { annoncesDe } from '../pouls/annonces-de.ts';
import { creerVeille } from '../pouls/veille.ts';
import { fluxDuCompte } from '../pull/flux-du-compte.ts';

/** Un poste qui ne lit plus n'accumule pas sans fin : il se reconnectera, et son curseur dira ce qu'il a manqué. */
const RETARD_MAX = 64 << 10;

/**
 * Le pouls (SSE) : dit quand quelque chose a changé dans un flux de ce gestionnaire, son curseur dira quoi ;
 * ou quelque chose qui concerne celui qui travaille en ligne, et il relira. Rien d'autre n'y passe.
 * Il ne survit pas à son jeton : périmé, rendu, ou compte désactivé, il finit au souffle suivant.
 */
export function routePouls(app: ZodApp, contexte: Contexte): void {
  const veille = creerVeille(contexte);
  app.addHook('onClose', async () => veille.fermer());
  // Un HEAD resterait ouvert sans rien dire : il n'y en a pas.
  app.get('/v1/pouls', { exposeHeadRoute: false }, async (requete, reponse) => {
    const ecoutes = await ecoutesDe(contexte, requete);
    const jeton = jetonDe(requete);
    if (ecoutes === null || jeton === null) return reponse.status(401).send({ erreur: 'jeton_invalide' });
    const flux = new Set(ecoutes);
    reponse.hijack();
    const brut = reponse.raw;
    brut.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    dire(brut, ': bonjour\n\n');
    const desabonner = contexte.annonces.abonner((change) => {
      if (change === null || flux.has(change))
        dire(brut, `event: flux\ndata: ${JSON.stringify({ flux: change === null ? [...flux] : [change] })}\n\n`);
    });
    const cesser = veille.veiller({ jeton, vivant: () => dire(brut, ': souffle\n\n'), fini: () => void brut.end() });
    brut.on('close', () => {
      cesser();
      desabonner();
    });
    return reponse;
  });
}

/** Ce que ce porteur écoute, ou null s'il n'est personne. */
async function ecoutesDe(contexte: Contexte, requete: FastifyRequest): Promise<string[] | null> {
  const gestionnaire = await porteurDe(contexte, requete);
  if (gestionnaire !== null) return fluxDuCompte(gestionnaire);
  const appelant = await appelantDe(contexte, requete);
  return appelant === null ? null : annoncesDe(appelant);
}

function dire(brut: ServerResponse, texte: string): void {
  if (brut.writableLength > RETARD_MAX) brut.destroy();
  else if (!brut.writableEnded) brut.write(texte);
}
