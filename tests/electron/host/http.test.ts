import http from 'node:http';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contract } from '../../../domain/contract/index.ts';
import { serveHttp, type HoteHttp } from '../../../electron/host/http.ts';

let racine: string;
let hote: HoteHttp;
const appels: unknown[] = [];

beforeEach(async () => {
  appels.length = 0;
  racine = mkdtempSync(path.join(os.tmpdir(), 'poste-ecran-'));
  writeFileSync(path.join(racine, 'index.html'), '<!doctype html><title>Poste logement</title>');
  hote = await serveHttp({
    ecran: racine,
    port: 0,
    dispatch: async (nom, entree) => {
      appels.push([nom, entree]);
      return { status: 'ok', value: { nom } };
    },
  });
});
afterEach(async () => {
  await hote.fermer();
  rmSync(racine, { recursive: true });
});

interface Reponse {
  statut: number;
  entetes: http.IncomingHttpHeaders;
  corps: string;
}

/** Une requête brute : les en-têtes partent tels quels, `Host` compris. */
const requete = (methode: string, chemin: string, entetes: Record<string, string> = {}, corps = ''): Promise<Reponse> =>
  new Promise((fait, echec) => {
    const req = http.request(
      { host: '127.0.0.1', port: hote.port, method: methode, path: chemin, headers: { host: `127.0.0.1:${hote.port}`, ...entetes } },
      (res) => {
        let recu = '';
        res
          .on('data', (d) => {
            recu += String(d);
          })
          .on('end', () => fait({ statut: res.statusCode ?? 0, entetes: res.headers, corps: recu }));
      },
    );
    req.on('error', echec);
    req.end(corps);
  });

const ecriture = () => ({ 'content-type': 'application/json', origin: `http://127.0.0.1:${hote.port}`, 'x-poste': '1' });
const jetonDe = (adresse: string): string => adresse.split('#jeton=')[1]!;

async function cookie(): Promise<string> {
  const reponse = await requete('POST', '/jeton', ecriture(), JSON.stringify({ jeton: jetonDe(hote.nouvelleAdresse()) }));
  return reponse.entetes['set-cookie']![0]!.split(';')[0]!;
}

describe('l’hôte local sert le navigateur qui a présenté le jeton, et lui seul', () => {
  test('échange le jeton contre un cookie HttpOnly et strict, une seule fois', async () => {
    const corps = JSON.stringify({ jeton: jetonDe(hote.nouvelleAdresse()) });
    const premiere = await requete('POST', '/jeton', ecriture(), corps);
    expect(premiere.statut).toBe(204);
    expect(premiere.entetes['set-cookie']![0]).toMatch(new RegExp(`^poste${hote.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`));
    expect((await requete('POST', '/jeton', ecriture(), corps)).statut).toBe(403);
  });

  test('appelle l’opération avec le cookie', async () => {
    const reponse = await requete('POST', '/api/dossier.lister', { ...ecriture(), cookie: await cookie() }, '{"a":1}');
    expect([reponse.statut, JSON.parse(reponse.corps)]).toEqual([200, { status: 'ok', value: { nom: 'dossier.lister' } }]);
    expect(appels).toEqual([['dossier.lister', { a: 1 }]]);
  });

  test.each([
    ['sans cookie', {}, 401],
    ['avec un cookie inventé', { cookie: 'poste=x' }, 401],
    ['depuis une autre origine', { origin: 'http://exemple.test' }, 403],
    ['sans en-tête du poste', { 'x-poste': '' }, 403],
    ['avec un formulaire', { 'content-type': 'text/plain' }, 403],
    ['par un autre nom d’hôte', { host: 'exemple.test' }, 421],
  ])('refuse un appel %s', async (_, entetes, statut) => {
    expect((await requete('POST', '/api/dossier.lister', { ...ecriture(), ...entetes }, '{}')).statut).toBe(statut);
    expect(appels).toEqual([]);
  });

  test.each([
    ['dossier.lister', 10 << 20],
    ['dossier.lister', 1_500_000],
    ['bailleur.importer', 10 << 20],
  ])('refuse à « %s » un corps de %i octets sans appeler personne', async (nom, octets) => {
    const reponse = await requete('POST', `/api/${nom}`, { ...ecriture(), cookie: await cookie() }, 'x'.repeat(octets)).catch(() => null);
    expect(reponse === null || reponse.statut === 413).toBe(true);
    expect(appels).toEqual([]);
    expect((await requete('GET', '/')).statut).toBe(200);
  });

  test('laisse passer le plus long fichier d’offres que le contrat accepte', async () => {
    const entree = { csv: 'é;'.repeat(200_000) + 'x'.repeat(1_600_000), publier: false };
    expect(contract['bailleur.importer'].input.safeParse(entree).success).toBe(true);
    const reponse = await requete('POST', '/api/bailleur.importer', { ...ecriture(), cookie: await cookie() }, JSON.stringify(entree));
    expect(reponse.statut).toBe(200);
    expect(appels).toEqual([['bailleur.importer', entree]]);
  });

  test('n’annonce rien à qui n’a pas le cookie', async () => {
    expect((await requete('GET', '/events')).statut).toBe(401);
  });
});

describe('l’hôte local ne sert que l’écran', () => {
  test('envoie la page avec sa politique de contenu', async () => {
    const page = await requete('GET', '/');
    expect(page.corps).toContain('Poste logement');
    expect(page.entetes['content-security-policy']).toMatch(/^default-src 'none'; script-src 'self'; .*require-trusted-types-for 'script'/);
    expect(page.entetes['content-security-policy']).not.toContain('unsafe');
  });

  test.each([
    '/../package.json',
    '/..%2fpackage.json',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/..\\package.json',
    '/index.html%00.js',
    '/%',
    '/absent.js',
    '/base.db',
  ])('ne trouve pas %s', async (chemin) => {
    expect((await requete('GET', chemin)).statut).toBe(404);
  });
});
