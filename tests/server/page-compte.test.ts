import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unePlateforme, type Plateforme } from './outils.ts';

const HTML = '<!doctype html><title>Mon compte</title><script type="module" src="./assets/compte-abc123.js"></script>';
let dossier: string;
let p: Plateforme;
beforeAll(async () => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-ecran-'));
  mkdirSync(path.join(dossier, 'ecran', 'assets', 'sous-dossier'), { recursive: true });
  writeFileSync(path.join(dossier, 'secret.txt'), 'hors de l’écran');
  const fichiers = {
    'compte.html': HTML,
    'index.html': 'l’écran du poste',
    '.env': 'SECRET=1',
    'assets/compte-abc123.js': 'export {};',
    'assets/.cache': 'x',
    'assets/sous-dossier/a.js': 'x',
  };
  for (const [nom, contenu] of Object.entries(fichiers)) writeFileSync(path.join(dossier, 'ecran', nom), contenu);
  p = await unePlateforme({ ecran: path.join(dossier, 'ecran'), application: 'http://127.0.0.1:4000/' });
});
afterAll(async () => {
  await p.fermer();
  rmSync(dossier, { recursive: true });
});

test.each(['/compte/', '/compte/compte.html'])(
  '%s rend la page du lien, sans garder de copie, sous une politique stricte',
  async (adresse) => {
    const reponse = await p.a.inject(adresse);
    expect([reponse.statusCode, reponse.body]).toEqual([200, HTML]);
    expect(reponse.headers).toMatchObject({
      'content-type': expect.stringMatching(/^text\/html/),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const politique = String(reponse.headers['content-security-policy']);
    for (const regle of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "trusted-types 'none'"])
      expect(politique).toContain(regle);
    expect(politique).not.toMatch(/unsafe|\*|https?:/);
  },
);

test('les fichiers de la page se gardent, leur nom porte leur contenu', async () => {
  const reponse = await p.a.inject('/compte/assets/compte-abc123.js');
  expect([reponse.statusCode, reponse.body]).toEqual([200, 'export {};']);
  expect(reponse.headers).toMatchObject({
    'content-type': expect.stringContaining('javascript'),
    'cache-control': 'public, max-age=31536000, immutable',
  });
});

test.each([
  '/compte/index.html',
  '/compte/.env',
  '/compte/assets/',
  '/compte/assets',
  '/compte/assets/.cache',
  '/compte/assets/absent.js',
  '/compte/assets/sous-dossier/a.js',
  '/compte/../secret.txt',
  '/compte/..%2fsecret.txt',
  '/compte/assets/..%2f..%2f..%2fsecret.txt',
  '/compte/assets/%2e%2e/index.html',
  '/compte/assets/compte-abc123.js%00.html',
])('%s n’est pas servi, ni listé', async (adresse) => {
  const reponse = await p.a.inject(adresse);
  expect([400, 403, 404]).toContain(reponse.statusCode);
  expect(reponse.body).not.toMatch(/SECRET|hors de|écran du poste|compte-abc123/);
});

test('la page sait où revenir ; sans application déclarée, nulle part', async () => {
  expect((await p.a.inject('/compte/application.json')).json()).toEqual({ application: 'http://127.0.0.1:4000/' });
  const sans = await unePlateforme({ ecran: path.join(dossier, 'ecran') });
  expect((await sans.a.inject('/compte/application.json')).json()).toEqual({ application: null });
  await sans.fermer();
});

test('un serveur sans écran construit ne sert pas cette page, et démarre', async () => {
  const sans = await unePlateforme();
  expect((await sans.a.inject('/compte/')).statusCode).toBe(404);
  await sans.fermer();
});
