import { expect, test } from 'vitest';
import { ecouterPouls } from '../../../electron/sync/pouls.ts';

const SSE = { 'content-type': 'text/event-stream' };

/** Écoute une réponse jusqu'à sa fin : comment elle finit, et combien d'annonces ont été entendues. */
async function ecouter(reponse: Response | Error) {
  let annonces = 0;
  const issue = await ecouterPouls({
    fetch: async () => {
      if (reponse instanceof Error) throw reponse;
      return reponse;
    },
    serveur: 'http://serveur.test',
    acces: 'acces-1',
    surPouls: () => {
      annonces++;
    },
    arret: new AbortController().signal,
  });
  return [issue, annonces];
}

test.each<[string, Response | Error, [string, number]]>([
  ['ouvert puis coupé', new Response(': bonjour\n\n', { headers: SSE }), ['coupe', 1]],
  ['des souffles : personne n’a rien à relire', new Response(': souffle\n\n'.repeat(5), { headers: SSE }), ['coupe', 1]],
  ['une annonce', new Response(': souffle\n\nevent: flux\ndata: {}\n\n', { headers: SSE }), ['coupe', 2]],
  ['un jeton refusé', Response.json({ erreur: 'jeton_invalide' }, { status: 401 }), ['refuse', 0]],
  ['un serveur en panne', Response.json({}, { status: 503 }), ['coupe', 0]],
  ['un portail captif', new Response('<h1>Bienvenue</h1>', { headers: { 'content-type': 'text/html' } }), ['coupe', 0]],
  ['un serveur éteint', new TypeError('fetch failed'), ['coupe', 0]],
])('le pouls, %s', async (_, reponse, attendu) => expect(await ecouter(reponse)).toEqual(attendu));
