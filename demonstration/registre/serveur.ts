import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import { fastify, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Contexte, Registre } from './contexte.ts';
import { pageSimple } from './pages/gabarit.ts';
import { routesAcces } from './routes/acces.ts';
import { routesApi } from './routes/api.ts';
import { routesDemande } from './routes/demande.ts';
import { routesPieces } from './routes/pieces.ts';

const CORPS_MAX = 128 << 10;

/** Le registre de démonstration : ses pages, et l'accès de la plateforme. Boucle locale seulement. */
export async function creerRegistre(contexte: Contexte): Promise<Registre> {
  const app = fastify({ bodyLimit: CORPS_MAX, forceCloseConnections: true, requestTimeout: 30_000, routerOptions: { maxParamLength: 60 } });
  app.addHook('onRequest', refuserLesEtrangers);
  app.addHook('onSend', async (_, reponse) => {
    void reponse.header('cache-control', 'no-store');
  });
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ['data:'],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    // « no-referrer » ôterait l'origine des formulaires, qui prouve qu'ils viennent d'ici.
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(rateLimit, { global: false });
  await app.register(formbody);
  app.setErrorHandler(repondreErreur);
  app.setNotFoundHandler((_, reponse) =>
    enHtml(reponse.status(404)).send(pageSimple('Page introuvable', 'Cette page n’existe pas. Votre demande n’a pas changé.')),
  );
  app.addHook('preHandler', async (_, reponse) => {
    void enHtml(reponse);
  });
  const style = await readFile(path.join(import.meta.dirname, 'style.css'));
  app.get('/style.css', (_, reponse) => reponse.type('text/css; charset=utf-8').send(style));
  routesAcces(app, contexte);
  routesDemande(app, contexte);
  routesPieces(app, contexte);
  routesApi(app, contexte);
  return app;
}

const enHtml = (reponse: FastifyReply): FastifyReply => reponse.type('text/html; charset=utf-8');

/** Un nom de domaine qui mènerait ici ne porte pas cet hôte ; un formulaire d'un autre site n'a pas cette origine. */
async function refuserLesEtrangers(requete: FastifyRequest, reponse: FastifyReply): Promise<void> {
  const hote = `127.0.0.1:${requete.socket.localPort}`;
  if (requete.headers.host !== hote) return reponse.status(421).send();
  const formulaire = requete.method !== 'GET' && requete.method !== 'HEAD' && !requete.url.startsWith('/api/');
  if (formulaire && requete.headers.origin !== `http://${hote}`)
    return enHtml(reponse.status(403)).send(pageSimple('Envoi refusé', 'Ce formulaire ne vient pas de ce site. Rien n’a été enregistré.'));
}

function repondreErreur(erreur: FastifyError, requete: FastifyRequest, reponse: FastifyReply): FastifyReply {
  const statut = erreur.statusCode ?? 500;
  if (statut >= 500) console.error(`Le registre n'a pas pu répondre : ${erreur.code ?? erreur.name}`);
  if (requete.url.startsWith('/api/')) return reponse.status(statut).send({ erreur: statut >= 500 ? 'panne' : 'requete_invalide' });
  if (statut === 429)
    return enHtml(reponse.status(429)).send(pageSimple('Trop d’essais', 'Trop d’essais en peu de temps. Réessayez dans quelques minutes.'));
  return enHtml(reponse.status(statut)).send(
    statut >= 500
      ? pageSimple(
          'Le site ne peut pas répondre',
          'Votre demande n’a pas changé. Revenez à la page précédente et réessayez dans un instant.',
        )
      : pageSimple('Envoi illisible', 'Cet envoi n’est pas celui d’une page de ce site. Rien n’a été enregistré.'),
  );
}
