import type { ServerResponse } from 'node:http';
import type { FastifyRequest } from 'fastify';
import type { ZodApp } from '../zod-app.ts';
import type { Contexte } from '../contexte.ts';
import { appelantDe, porteurDe } from '../porteur.ts';
import { annoncesDe } from '../pouls/annonces-de.ts';
import { fluxDuCompte } from '../pull/flux-du-compte.ts';

const SOUFFLE_MS = 15_000;
/** Un poste qui ne lit plus n'accumule pas sans fin : il se reconnectera, et son curseur dira ce qu'il a manqué. */
const RETARD_MAX = 64 << 10;

/**
 * Le pouls (SSE) : dit quand quelque chose a changé dans un flux de ce gestionnaire, son curseur dira quoi ;
 * ou quelque chose qui concerne celui qui travaille en ligne, et il relira. Rien d'autre n'y passe.
 */
export function routePouls(app: ZodApp, contexte: Contexte): void {
  app.get('/v1/pouls', async (requete, reponse) => {
    const ecoutes = await ecoutesDe(contexte, requete);
    if (ecoutes === null) return reponse.status(401).send({ erreur: 'jeton_invalide' });
    const flux = new Set(ecoutes);
    reponse.hijack();
    const brut = reponse.raw;
    brut.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    dire(brut, ': bonjour\n\n');
    const desabonner = contexte.annonces.abonner((change) => {
      if (change === null || flux.has(change))
        dire(brut, `event: flux\ndata: ${JSON.stringify({ flux: change === null ? [...flux] : [change] })}\n\n`);
    });
    // Le pouls ne survit pas à son jeton : périmé ou compte désactivé, il s'arrête au souffle suivant.
    const souffler = async () => {
      const encore = await ecoutesDe(contexte, requete).catch(() => ecoutes);
      if (encore === null) brut.end();
      else dire(brut, ': souffle\n\n');
    };
    const souffle = setInterval(() => void souffler(), contexte.souffleMs ?? SOUFFLE_MS);
    brut.on('close', () => {
      clearInterval(souffle);
      desabonner();
    });
    return reponse;
  });
}

/** Ce que ce porteur écoute, ou null s'il n'est plus personne. */
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
