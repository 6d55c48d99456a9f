import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { listerFichiersEcran } from '../../../electron/window/fichiers-ecran.ts';
import { ENTETES, servirEcran } from '../../../electron/window/protocol.ts';

// Un écran construit, entouré de fichiers qui ne doivent jamais en sortir.
const dossier = mkdtempSync(path.join(tmpdir(), 'poste-protocole-'));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));
const ecrire = (nom: string, texte: string): void => {
  mkdirSync(path.dirname(path.join(dossier, nom)), { recursive: true });
  writeFileSync(path.join(dossier, nom), texte);
};
const PERMIS = ['page', 'script'];
ecrire('renderer/index.html', 'page');
ecrire('renderer/assets/index.js', 'script');
ecrire('renderer/efface.js', 'script');
for (const ailleurs of [
  'secret.html',
  'main/index.html',
  'renderer-bis/index.html',
  'renderer/notes.txt',
  'renderer/.env',
  'renderer/sans-type',
])
  ecrire(ailleurs, 'SECRET');
symlinkSync(path.join(dossier, 'secret.html'), path.join(dossier, 'renderer/lien.html'));

let repondre: ((requete: { method: string; url: string }) => Promise<Response>) | undefined;
servirEcran(
  {
    handle: (_schema, f) => {
      repondre = f as unknown as typeof repondre;
    },
  },
  listerFichiersEcran(path.join(dossier, 'renderer')),
);
unlinkSync(path.join(dossier, 'renderer/efface.js'));
const demander = (url: string, method = 'GET'): Promise<Response> => repondre!({ method, url });

describe('18 : ce que reçoit la page', () => {
  test.each([
    ['app://poste/', 'page', 'text/html; charset=utf-8'],
    ['app://poste/index.html?a=1#/dossiers', 'page', 'text/html; charset=utf-8'],
    ['app://poste/assets/index.js', 'script', 'text/javascript; charset=utf-8'],
  ])('%s est servi avec son type', async (url, texte, type) => {
    const reponse = await demander(url);
    expect([reponse.status, await reponse.text(), reponse.headers.get('content-type')]).toEqual([200, texte, type]);
  });

  test.each([
    ['un type inconnu', 'app://poste/notes.txt'],
    ['un fichier caché', 'app://poste/.env'],
    ['un fichier sans type', 'app://poste/sans-type'],
    ['un lien', 'app://poste/lien.html'],
    ['un fichier effacé depuis', 'app://poste/efface.js'],
    ['un dossier', 'app://poste/assets/'],
  ])('%s n’est pas servi', async (_, url) => expect((await demander(url)).status).toBe(404));

  test.each(['POST', 'PUT', 'HEAD', 'DELETE'])('la méthode %s n’a pas de réponse', async (methode) =>
    expect((await demander('app://poste/index.html', methode)).status).toBe(404),
  );

  const morceau = fc.oneof(
    fc.constantFrom(
      '..',
      '.',
      '%2e%2e',
      '..%2f',
      '..%5c',
      '\\',
      '/',
      '//',
      '%2f',
      '%00',
      ':',
      'secret.html',
      'main',
      'renderer-bis',
      'renderer',
      'index.html',
      'assets/',
      'index.js',
      'assets/index.js',
      'lien.html',
      'notes.txt',
      '.env',
      '?',
      '#',
      '@',
      '%zz',
      '%c0%ae%c0%ae',
      'file:',
      dossier,
      encodeURIComponent(dossier),
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const adresse = fc
    .tuple(
      fc.constantFrom('app://poste/', 'app://poste', 'app:/', 'app:', 'APP://POSTE/', 'app://poste\\', 'file://'),
      fc.array(morceau, { maxLength: 6 }),
      fc.constantFrom('', '/'),
    )
    .map(([debut, suite, joint]) => debut + suite.join(joint));

  test('trois mille adresses hostiles : jamais un octet d’ailleurs, toujours les en-têtes de sécurité', async () => {
    let servies = 0;
    await fc.assert(
      fc.asyncProperty(adresse, async (url) => {
        const reponse = await demander(url);
        const texte = await reponse.text();
        for (const [nom, valeur] of Object.entries(ENTETES)) expect(reponse.headers.get(nom)).toBe(valeur);
        if (reponse.status === 200) servies += 1;
        expect(reponse.status === 200 ? PERMIS.includes(texte) : reponse.status === 404 && texte === '').toBe(true);
      }),
      { numRuns: 3_000 },
    );
    // Le tirage atteint aussi les fichiers permis : il ne frappe pas toujours à côté.
    expect(servies).toBeGreaterThan(20);
  }, 60_000);
});
