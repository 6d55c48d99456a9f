import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import { fastify, LogController, type FastifyError, type FastifyReply, type FastifyRequest } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { DestinationStream } from 'pino';
import { endroits } from '../domain/shared/endroits.ts';
import type { Contexte } from './contexte.ts';
import { ENTETES_SURS, refuserSansRequete } from './hors-routes.ts';
import { routesAppel } from './operations/appel.ts';
import { routeJournal } from './routes/journal.ts';
import { routePageCompte } from './routes/page-compte.ts';
import { routePouls } from './routes/pouls.ts';
import { routePull } from './routes/pull.ts';
import { routePush } from './routes/push.ts';
import { routeSante } from './routes/sante.ts';
import { routesSession } from './routes/session.ts';
import type { ZodApp } from './zod-app.ts';

const CORPS_MAX = 256 << 10;
/** Contre une avalanche seulement : un rectorat entier sort souvent par une même adresse. Ce qui se devine a ses compteurs dans PostgreSQL. */
const DEBIT = 30_000;

export interface OptionsServeur extends Contexte {
  /** Où écrire le journal technique ; absent, il n'y en a pas. */
  readonly journal?: DestinationStream;
  /** Requêtes par minute et par source. */
  readonly debit?: number;
  /** Adresses des mandataires inverses de confiance, séparées par des virgules. */
  readonly mandataires?: string;
  /** Le dossier de l'écran construit ; absent, la page du lien reçu par courriel n'est pas servie. */
  readonly ecran?: string;
  /** Où « Revenir à l'application » mène, depuis cette page. */
  readonly application?: string;
}

/** Le serveur central, sans port : les essais l'appellent par `inject`. */
export async function creerServeur(options: OptionsServeur): Promise<ZodApp> {
  const app = fastify({
    bodyLimit: CORPS_MAX,
    trustProxy: options.mandataires ?? false,
    // Ni adresse ni en-tête de requête dans le journal : seules les pannes y sont.
    logController: new LogController({ disableRequestLogging: true }),
    logger:
      options.journal === undefined ? false : { level: 'warn', stream: options.journal, base: null, serializers: { err: sansMessage } },
    // Une adresse que Fastify ne sait pas décoder n'atteint aucune route : la même réponse sobre, qui ne répète pas l'adresse.
    frameworkErrors: (_, __, reponse: FastifyReply) => {
      void reponse.status(400).headers(ENTETES_SURS).send({ erreur: 'requete_invalide' });
    },
    // Ce qui n'est pas du HTTP n'atteint même pas Fastify.
    clientErrorHandler: refuserSansRequete,
    forceCloseConnections: true,
    // Une requête envoyée octet par octet ne retient pas une connexion sans fin.
    requestTimeout: 60_000,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(repondreErreur);
  app.setNotFoundHandler((_, reponse) => reponse.status(404).send({ erreur: 'requete_invalide' }));
  app.addHook('onSend', async (_, reponse) => {
    void reponse.header('cache-control', 'no-store');
  });
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
  });
  await app.register(rateLimit, { max: options.debit ?? DEBIT, timeWindow: 60_000 });
  await app.register(swagger, {
    openapi: { info: { title: 'Poste logement : serveur central', version: '1' } },
    transform: jsonSchemaTransform,
  });
  routesSession(app, options);
  routePush(app, options);
  routePull(app, options);
  routeJournal(app, options);
  routePouls(app, options);
  routeSante(app, options);
  routesAppel(app, options);
  if (options.ecran !== undefined) await routePageCompte(app, { ecran: options.ecran, application: options.application ?? null });
  let description: Buffer | undefined;
  app.get('/v1/openapi.json', { schema: { hide: true } }, (_, reponse) =>
    reponse.type('application/json; charset=utf-8').send((description ??= Buffer.from(JSON.stringify(app.swagger())))),
  );
  return app;
}

/** Rien d'une panne ne sort : un code, et le détail dans le journal, sans les données de la requête. */
function repondreErreur(erreur: FastifyError, requete: FastifyRequest, reponse: FastifyReply): FastifyReply {
  const statut = erreur.statusCode ?? (erreur.validation === undefined ? 500 : 400);
  // Une page tombée avant son premier octet s'était annoncée compressée ; l'erreur, elle, est en clair.
  void reponse.removeHeader('content-encoding');
  if (statut >= 500) {
    requete.log.error({ err: erreur, route: requete.routeOptions.url }, 'panne');
    return reponse.status(500).send({ erreur: 'panne' });
  }
  return reponse.status(statut).send({ erreur: 'requete_invalide' });
}

/** Le genre d'une erreur et l'endroit du code ; jamais son message, qui peut citer une valeur (I-9). */
const sansMessage = (erreur: Error & { code?: string }) => ({
  type: erreur.name,
  message: '',
  code: erreur.code ?? '',
  stack: endroits(erreur, 8).join('\n'),
});
