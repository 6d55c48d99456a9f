import type { ServerResponse } from 'node:http';
import type { ZodApp } from '../zod-app.ts';
import type { Contexte } from '../contexte.ts';
import { exigerPorteur, porteurDe } from '../porteur.ts';
import { fluxDuCompte } from '../pull/flux-du-compte.ts';

const SOUFFLE_MS = 15_000;
/** Un poste qui ne lit plus n'accumule pas sans fin : il se reconnectera, et son curseur dira ce qu'il a manqué. */
const RETARD_MAX = 64 << 10;

/** Le pouls (SSE) : dit quand quelque chose a changé dans un flux de ce compte ; le curseur du poste dira quoi. Rien d'autre n'y passe. */
export function routePouls(app: ZodApp, contexte: Contexte): void {
  app.get('/v1/pouls', async (requete, reponse) => {
    const compte = await exigerPorteur(contexte, requete, reponse);
    if (compte === null) return reponse;
    const flux = new Set(fluxDuCompte(compte));
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
      const encore = await porteurDe(contexte, requete).catch(() => compte);
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

function dire(brut: ServerResponse, texte: string): void {
  if (brut.writableLength > RETARD_MAX) brut.destroy();
  else if (!brut.writableEnded) brut.write(texte);
}
