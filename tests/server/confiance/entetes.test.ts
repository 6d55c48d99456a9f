import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PROTOCOLE } from '../../../domain/contract/sync.ts';
import { dossierEphemere } from '../../outils/dossier-ephemere.ts';
import { GESTIONNAIRE, porteur, seConnecter, unePlateforme, type Plateforme, type Poste } from '../outils.ts';

const ecran = dossierEphemere('poste-ecran-');
let p: Plateforme;
let port: number;
let poste: Poste;
beforeAll(async () => {
  mkdirSync(path.join(ecran, 'assets'));
  writeFileSync(path.join(ecran, 'compte.html'), '<!doctype html>');
  writeFileSync(path.join(ecran, 'assets', 'page-1234.js'), 'void 0');
  p = await unePlateforme({ ecran });
  p.a.get('/v1/tombe', () => {
    throw new Error('un secret dans le message');
  });
  await p.a.listen({ port: 0, host: '127.0.0.1' });
  port = (p.a.server.address() as AddressInfo).port;
  poste = await seConnecter(p, GESTIONNAIRE);
});
afterAll(async () => {
  await p.fermer();
  rmSync(ecran, { recursive: true, force: true });
});

/** Une requête écrite à la main, et tout ce qui revient : aucun client ne l'arrange. */
function brute(texte: string): Promise<string> {
  return new Promise((fait, echec) => {
    let recu = '';
    const prise = connect(port, '127.0.0.1', () => prise.write(texte));
    prise.on('data', (morceau: Buffer) => {
      recu += String(morceau);
      // Le pouls ne finit pas : ses en-têtes suffisent.
      if (/event-stream[\s\S]*\r\n\r\n/.test(recu)) prise.destroy();
    });
    prise.on('close', () => fait(recu)).on('error', echec);
  });
}

const requete = (ligne: string, entetes: readonly string[] = [], corps = ''): string =>
  [`${ligne} HTTP/1.1`, 'host: x', 'connection: close', `content-length: ${Buffer.byteLength(corps)}`, ...entetes, '', corps].join('\r\n');
const json = 'content-type: application/json';

test.each<[number, string, () => string]>([
  [200, 'une lecture', () => requete('GET /v1/sante')],
  [200, 'le pouls', () => requete('GET /v1/pouls', [`authorization: ${porteur(poste).authorization}`])],
  [200, 'la page du lien', () => requete('GET /compte/')],
  [200, 'une opération refusée', () => requete('POST /v1/appel/compte.lien', [json], '{"jeton":"x"}')],
  [204, 'une session rendue', () => requete('POST /v1/session/fermer', [json], '{}')],
  [400, 'du JSON coupé', () => requete('POST /v1/session', [json], '{"a')],
  [400, 'une adresse mal encodée', () => requete('GET /v1/%E0%A4%A')],
  [400, 'ce qui n’est pas du HTTP', () => 'BONJOUR\r\n\r\n'],
  [400, 'deux longueurs de corps', () => 'POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabc'],
  [401, 'personne', () => requete('POST /v1/pull', [json], JSON.stringify({ protocole: PROTOCOLE, posteId: poste.posteId, curseurs: {} }))],
  [401, 'personne, au pouls', () => requete('GET /v1/pouls')],
  [404, 'une route inconnue', () => requete('GET /v1/inconnue')],
  [404, 'une méthode que la route n’a pas', () => requete('DELETE /v1/push')],
  [404, 'un fichier que la page ne sert pas', () => requete('GET /compte/index.html')],
  [413, 'un corps trop grand', () => requete('POST /v1/session', [json], `"${'x'.repeat(300_000)}"`)],
  [415, 'un type inconnu', () => requete('POST /v1/session', ['content-type: text/xml'], '<a/>')],
  [431, 'des en-têtes sans fin', () => requete('GET /v1/sante', [`x: ${'x'.repeat(40_000)}`])],
  [500, 'une panne', () => requete('GET /v1/tombe')],
])('%i, %s : rien à garder, à interpréter ni à encadrer ; ni pile, ni message', async (statut, _, ecrire) => {
  const recu = await brute(ecrire());
  const [entetes = '', corps = ''] = recu.split('\r\n\r\n');
  expect(Number(/^HTTP\/1\.1 (\d+)/.exec(recu)?.[1])).toBe(statut);
  for (const attendu of [
    /^cache-control: no-store$/im,
    /^x-content-type-options: nosniff$/im,
    /^content-security-policy: default-src 'none'/im,
  ])
    expect(entetes).toMatch(attendu);
  expect(entetes).toMatch(/^strict-transport-security: max-age=\d{8}/im);
  expect(entetes).toMatch(/^x-frame-options: |frame-ancestors 'none'/im);
  expect(entetes).not.toMatch(/^(server|x-powered-by):/im);
  expect(corps).not.toMatch(/secret|node_modules|\bat .+:\d+:\d+|Error/);
});

test('seuls les fichiers qui portent leur empreinte se gardent', async () => {
  expect(await brute(requete('GET /compte/assets/page-1234.js'))).toMatch(/^cache-control: public, max-age=31536000, immutable$/im);
});
