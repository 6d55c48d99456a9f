import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Emit } from '../sync/moteur.ts';
import type { Dispatch } from './dispatch.ts';
import { creerAcces } from './http-acces.ts';
import { ENTETES, lireFichier } from './http-fichiers.ts';

const CORPS_MAX = 1 << 20;
/** Un fichier d'offres arrive en une fois, comme au serveur. */
const corpsMax: Readonly<Record<string, number>> = { '/api/bailleur.importer': 2_500_000 };
const Jeton = z.strictObject({ jeton: z.string().max(100) });

export interface HoteHttp {
  readonly port: number;
  /** Une adresse qui ne sert qu'une fois ; le jeton est dans le fragment, que le navigateur n'envoie ni n'enregistre ailleurs. */
  readonly nouvelleAdresse: () => string;
  readonly emit: Emit;
  readonly fermer: () => Promise<void>;
}

/** Le fil du navigateur : boucle locale seulement, `Host` et `Origin` vérifiés, les mêmes enveloppes que l'IPC. */
export async function serveHttp(options: { dispatch: Dispatch; ecran: string; port: number }): Promise<HoteHttp> {
  const acces = creerAcces();
  const abonnes = new Set<ServerResponse>();
  let port = 0;

  async function servir(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const chemin = (req.url ?? '/').split('?')[0]!;
    // Un nom de domaine qui mènerait ici (« DNS rebinding ») ne porte pas cet hôte.
    if (req.headers.host !== `127.0.0.1:${port}`) return finir(res, 421);
    if (req.method === 'GET' && chemin === '/events') return acces.autorise(req, port) ? abonner(req, res) : finir(res, 401);
    if (req.method === 'GET') {
      const fichier = await lireFichier(options.ecran, chemin);
      return fichier === null ? finir(res, 404) : finir(res, 200, fichier.corps, { 'content-type': fichier.type });
    }
    const memeOrigine = req.headers.origin === `http://127.0.0.1:${port}` && req.headers['x-poste'] === '1';
    if (req.method !== 'POST' || !memeOrigine || req.headers['content-type'] !== 'application/json') return finir(res, 403);
    if (chemin !== '/jeton' && !acces.autorise(req, port)) return finir(res, 401);
    const corps = await lireCorps(req, corpsMax[chemin] ?? CORPS_MAX);
    if (corps === null) return finir(res, 413, '', { connection: 'close' });
    return chemin === '/jeton' ? echanger(res, corps) : appeler(res, chemin, corps);
  }

  function echanger(res: ServerResponse, corps: string): void {
    const lu = Jeton.safeParse(lireJson(corps));
    const navigateur = lu.success ? acces.echanger(lu.data.jeton) : null;
    if (navigateur === null) return finir(res, 403);
    finir(res, 204, '', { 'set-cookie': `poste${port}=${navigateur}; HttpOnly; SameSite=Strict; Path=/` });
  }

  async function appeler(res: ServerResponse, chemin: string, corps: string): Promise<void> {
    const nom = /^\/api\/([a-z]+\.[a-z]+)$/i.exec(chemin)?.[1];
    if (nom === undefined) return finir(res, 404);
    finir(res, 200, JSON.stringify(await options.dispatch(nom, lireJson(corps))), { 'content-type': 'application/json' });
  }

  function abonner(req: IncomingMessage, res: ServerResponse): void {
    res.writeHead(200, { ...ENTETES, 'content-type': 'text/event-stream' });
    res.write(': bonjour\n\n');
    abonnes.add(res);
    req.on('close', () => abonnes.delete(res));
  }

  const server = createServer((req, res) => {
    servir(req, res).catch(() => {
      if (res.headersSent) res.destroy();
      else finir(res, 500);
    });
  });
  await new Promise<void>((fait, echec) => {
    server.once('error', echec);
    server.listen(options.port, '127.0.0.1', fait);
  });
  port = (server.address() as AddressInfo).port;

  return {
    port,
    nouvelleAdresse: () => `http://127.0.0.1:${port}/#jeton=${acces.nouveauJeton()}`,
    emit: (nom, charge) => {
      for (const abonne of abonnes) abonne.write(`event: ${nom}\ndata: ${JSON.stringify(charge)}\n\n`);
    },
    fermer: () =>
      new Promise((fait) => {
        server.close(() => fait());
        server.closeAllConnections();
      }),
  };
}

const finir = (res: ServerResponse, statut: number, corps: string | Buffer = '', entetes: Record<string, string> = {}): void =>
  void res.writeHead(statut, { ...ENTETES, ...entetes }).end(corps);

/** Le corps d'une requête, ou null s'il dépasse la limite. */
async function lireCorps(req: IncomingMessage, max: number): Promise<string | null> {
  const morceaux: Buffer[] = [];
  let taille = 0;
  for await (const morceau of req as AsyncIterable<Buffer>) {
    taille += morceau.length;
    if (taille > max) return null;
    morceaux.push(morceau);
  }
  return Buffer.concat(morceaux).toString('utf8');
}

function lireJson(texte: string): unknown {
  try {
    return JSON.parse(texte);
  } catch {
    return undefined;
  }
}
