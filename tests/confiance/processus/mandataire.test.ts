import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { jusquA } from '../../outils/attendre.ts';
import { type Faute, impostures } from './faute.ts';
import { lireReponse } from './http-brut.ts';
import { type Mandataire, unMandataire } from './mandataire.ts';
import type { Echange } from './passage.ts';

const TEXTE = JSON.stringify({ texte: 'une réponse entière, '.repeat(20) });
let recues: string[];
let coupures: number;
let serveur: http.Server;
let mandataire: Mandataire;
let vus: Echange[];

beforeEach(async () => {
  [recues, coupures, vus] = [[], 0, []];
  serveur = http.createServer((requete, reponse) => {
    let corps = '';
    requete.on('data', (morceau: Buffer) => {
      corps += String(morceau);
    });
    requete.on('end', () => {
      recues.push(corps);
      const encodage = requete.url === '/zstd' ? 'zstd' : 'gzip';
      const octets = encodage === 'zstd' ? zstdCompressSync(TEXTE) : gzipSync(TEXTE);
      if (requete.url === '/clair') reponse.writeHead(200, { 'content-type': 'application/json' }).end(TEXTE);
      else reponse.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encodage }).end(octets);
    });
  });
  serveur.on('connection', (prise) => prise.once('close', () => void coupures++));
  await new Promise<void>((fait) => {
    serveur.listen(0, '127.0.0.1', fait);
  });
  const port = (serveur.address() as AddressInfo).port;
  mandataire = await unMandataire({ vers: () => `http://127.0.0.1:${port}`, observer: (e) => void vus.push(e) });
});
afterEach(async () => {
  await mandataire.fermer();
  serveur.closeAllConnections();
  await new Promise((fait) => serveur.close(fait));
});

const PATIENCE_MS = 150;
const LONGTEMPS_MS = 20_000;
/** Ce qu'un poste voit d'un échange : le texte reçu, ou ce qui l'en a empêché. */
async function echanger(chemin = '/clair', patience = LONGTEMPS_MS): Promise<string> {
  try {
    const reponse = await fetch(mandataire.url + chemin, { method: 'POST', body: 'la demande', signal: AbortSignal.timeout(patience) });
    return await reponse.text();
  } catch (erreur) {
    return (erreur as Error).name === 'TimeoutError' ? 'rien' : 'coupé';
  }
}
/** Le premier échange, une fois que le serveur l'a fini. */
const premier = (): Promise<Echange> => jusquA('le premier échange', async () => vus[0]);
const avec = (faute: Faute): void => mandataire.regler(() => faute);

test('sans faute, tout passe tel quel et rien n’est compté', async () => {
  expect([await echanger(), await echanger('/zstd'), await echanger('/gzip')]).toEqual([TEXTE, TEXTE, TEXTE]);
  expect([...mandataire.fautes]).toEqual([]);
  await jusquA('les trois échanges', async () => vus.length === 3);
  expect(vus.map((e) => [e.route, e.faute, lireReponse(e.reponse)?.corps.toString()])).toEqual([
    ['POST /clair', null, TEXTE],
    ['POST /zstd', null, TEXTE],
    ['POST /gzip', null, TEXTE],
  ]);
});

describe('une coupure', () => {
  test.each([true, false])('à chaque octet de la requête, le serveur ne reçoit rien d’entier (brutale : %s)', async (brutale) => {
    await echanger();
    const { length } = (await premier()).requete;
    for (let apres = 0; apres < length; apres++) {
      avec({ genre: 'coupure', sens: 'aller', apres, brutale });
      expect(await echanger()).toBe('coupé');
    }
    expect([recues.length, mandataire.fautes.get('coupure')]).toEqual([1, length]);
  });

  test.each([true, false])(
    'à chaque octet de la réponse, le serveur a répondu et le poste n’a rien d’entier (brutale : %s)',
    async (brutale) => {
      await echanger();
      const { length } = (await premier()).reponse;
      for (let apres = 0; apres < length; apres++) {
        avec({ genre: 'coupure', sens: 'retour', apres, brutale });
        expect(await echanger()).toBe('coupé');
      }
      expect([recues.length, mandataire.fautes.get('coupure')]).toEqual([1 + length, length]);
    },
  );

  test('au-delà du dernier octet n’en est pas une, et ne se compte pas', async () => {
    avec({ genre: 'coupure', sens: 'retour', apres: 100_000, brutale: true });
    expect(await echanger()).toBe(TEXTE);
    avec({ genre: 'coupure', sens: 'aller', apres: 100_000, brutale: true });
    expect(await echanger()).toBe(TEXTE);
    expect([...mandataire.fautes]).toEqual([]);
  });
});

test('un silence ne ferme rien, ni d’un côté ni de l’autre, jusqu’à ce que le poste se lasse', async () => {
  avec({ genre: 'silence', sens: 'aller', apres: 40 });
  expect([await echanger('/clair', PATIENCE_MS), recues]).toEqual(['rien', []]);
  await jusquA('le poste parti, le serveur l’apprend', async () => coupures === 1);
  avec({ genre: 'silence', sens: 'retour', apres: 40 });
  expect([await echanger('/clair', PATIENCE_MS), recues.length]).toEqual(['rien', 1]);
  expect(mandataire.fautes.get('silence')).toBe(2);
});

test('à demi ouvert, le serveur a raccroché et le poste attend encore', async () => {
  avec({ genre: 'demi-ouvert', sens: 'aller', apres: 40 });
  const attente = echanger('/clair', PATIENCE_MS);
  await jusquA('le serveur a raccroché', async () => mandataire.fautes.get('demi-ouvert') === 1);
  expect(await attente).toBe('rien');
  expect(recues).toEqual([]);
});

test('guérir fait tomber les connexions muettes aussitôt', async () => {
  avec({ genre: 'demi-ouvert', sens: 'retour', apres: 0 });
  const attente = echanger();
  await jusquA('la connexion muette', async () => mandataire.fautes.get('demi-ouvert') === 1);
  mandataire.guerir();
  expect([await attente, await echanger()]).toEqual(['coupé', TEXTE]);
});

test('goutte à goutte, la réponse dépasse la patience du poste ; guéri, elle arrive entière', async () => {
  avec({ genre: 'goutte', parOctetMs: 5 });
  expect(await echanger('/clair', PATIENCE_MS)).toBe('rien');
  const attente = echanger();
  await jusquA('la deuxième goutte', async () => mandataire.fautes.get('goutte') === 2);
  mandataire.guerir();
  expect(await attente).toBe(TEXTE);
});

test.each(Object.entries(impostures))(
  'l’imposture « %s » remplace la réponse, que le serveur ait été servi ou non',
  async (nom, reponse) => {
    // « fetch » tient un 407 pour une coupure.
    const page = nom === '407' ? 'coupé' : reponse.slice(reponse.indexOf('<'));
    avec({ genre: 'imposture', reponse, servie: false });
    expect([await echanger(), recues.length]).toEqual([page, 0]);
    avec({ genre: 'imposture', reponse, servie: true });
    expect([await echanger(), recues.length]).toEqual([page, 1]);
  },
);

test.each(['/zstd', '/gzip'])('une réponse %s tronquée se dit entière, et ne se décompresse pas', async (chemin) => {
  await echanger(chemin);
  const longueur = Number(/content-length: (\d+)/.exec((await premier()).reponse.toString('latin1'))?.[1]);
  for (const octets of [0, 1, longueur >> 1, longueur - 1]) {
    avec({ genre: 'tronque', octets });
    expect([octets, (await echanger(chemin)) === TEXTE]).toEqual([octets, false]);
  }
});

test('un doublon fait servir deux fois la même requête ; une livraison tardive, une fois de plus', async () => {
  avec({ genre: 'doublon' });
  expect(await echanger()).toBe(TEXTE);
  await jusquA('la seconde', async () => recues.length === 2);
  expect(lireReponse(await mandataire.relivrer(await premier()))?.corps.toString()).toBe(TEXTE);
  expect(recues).toEqual(['la demande', 'la demande', 'la demande']);
});
