import type { ZodApp } from '../zod-app.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur } from '../porteur.ts';
import { fluxDuCompte } from './pull.ts';

const SOUFFLE_MS = 15_000;

/** Le pouls (SSE) : dit quand quelque chose a changé dans un flux de ce compte ; le curseur du poste dira quoi. Rien d'autre n'y passe. */
export function routePouls(app: ZodApp, contexte: Contexte): void {
  app.get('/v1/pouls', async (requete, reponse) => {
    const compte = await exigerPorteur(contexte, requete, reponse);
    if (compte === null) return reponse;
    const flux = new Set(fluxDuCompte(compte));
    reponse.hijack();
    const brut = reponse.raw;
    brut.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' });
    brut.write(': bonjour\n\n');
    const desabonner = contexte.annonces.abonner((change) => {
      if (change === null || flux.has(change)) brut.write(`event: flux\ndata: ${JSON.stringify({ flux: change === null ? [...flux] : [change] })}\n\n`);
    });
    const souffle = setInterval(() => brut.write(': souffle\n\n'), SOUFFLE_MS);
    brut.on('close', () => { clearInterval(souffle); desabonner(); });
    return reponse;
  });
}
