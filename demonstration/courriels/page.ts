import { readFileSync } from 'node:fs';
import { fastify, type FastifyReply } from 'fastify';
import type { AddressInfo } from 'node:net';
import type { Boite } from './boite.ts';
import { lireCorps } from './lecture.ts';
import { vueCourriel, vueErreur, vueListe, vueSupprimer } from './vues.ts';

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');
const COMMUNS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  // L'adresse d'un courriel ne suit pas un lien ; « no-referrer » ôterait aussi l'origine de notre propre formulaire.
  'referrer-policy': 'same-origin',
};
const POLITIQUE = "default-src 'none'; style-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
/** Le HTML d'un courriel n'exécute rien, ne charge rien, n'envoie rien ; un lien cliqué s'ouvre à part. */
const POLITIQUE_DU_COURRIEL =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'";
const ABSENT = 'Ce courriel n’est pas, ou n’est plus, dans la boîte.';

const enHtml = (reponse: FastifyReply, corps: string, politique = POLITIQUE): FastifyReply =>
  reponse.type('text/html; charset=utf-8').header('content-security-policy', politique).send(corps);

/** La page « Courriels de démonstration », sur la boucle locale. Rend son port. */
export async function servirPage(port: number, boite: Boite): Promise<{ readonly port: number; readonly fermer: () => Promise<void> }> {
  const app = fastify({ forceCloseConnections: true });
  let hote = '';
  app.addHook('onRequest', async (requete, reponse) => {
    void reponse.headers(COMMUNS);
    // Un nom de domaine qui mènerait ici (« DNS rebinding ») ne porte pas cet hôte.
    if (requete.headers.host !== hote) return reponse.status(421).send();
    if (requete.method === 'POST' && requete.headers.origin !== `http://${hote}`) return reponse.status(403).send();
    return undefined;
  });
  // Le formulaire n'a pas de champ : son corps n'est pas lu.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 1_000 }, (_, __, suite) => suite(null));
  app.setNotFoundHandler((_, reponse) => enHtml(reponse.status(404), vueErreur('Cette page n’existe pas.')));

  app.get<{ Querystring: { adresse?: string | string[] } }>('/', ({ query }, reponse) => {
    const adresse = String(query.adresse ?? '').slice(0, 254);
    return enHtml(reponse, vueListe(boite.lister(adresse), adresse, boite.ignores()));
  });
  app.get<{ Params: { id: string } }>('/courriels/:id', async ({ params }, reponse) => {
    const [resume, octets] = [boite.resume(params.id), await boite.lire(params.id)];
    if (resume === null || octets === null) return enHtml(reponse.status(404), vueErreur(ABSENT));
    return enHtml(reponse, vueCourriel(resume, await lireCorps(octets)));
  });
  app.get<{ Params: { id: string } }>('/courriels/:id/html', async ({ params }, reponse) => {
    const octets = await boite.lire(params.id);
    const corps = octets === null ? null : (await lireCorps(octets)).html;
    if (corps === null) return enHtml(reponse.status(404), vueErreur(ABSENT));
    return enHtml(reponse, `<!doctype html><base target="_blank">${corps}`, POLITIQUE_DU_COURRIEL);
  });
  app.get('/supprimer', (_, reponse) => enHtml(reponse, vueSupprimer(boite.lister('').length)));
  app.post('/supprimer', async (_, reponse) => {
    await boite.vider();
    return reponse.redirect('/', 303);
  });
  app.get('/style.css', (_, reponse) => reponse.type('text/css; charset=utf-8').send(STYLE));
  app.get('/favicon.ico', (_, reponse) => reponse.status(204).send());

  await app.listen({ port, host: '127.0.0.1' });
  const { port: obtenu } = app.server.address() as AddressInfo;
  hote = `127.0.0.1:${obtenu}`;
  return { port: obtenu, fermer: () => app.close() };
}
