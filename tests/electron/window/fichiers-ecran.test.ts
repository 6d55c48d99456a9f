import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listerFichiersEcran, trouverFichier, type FichiersEcran } from '../../../electron/window/fichiers-ecran.ts';

let maison: string;
let racine: string;
let fichiers: FichiersEcran;

beforeAll(() => {
  maison = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'poste-ecran-')));
  racine = path.join(maison, 'renderer');
  mkdirSync(path.join(racine, 'assets'), { recursive: true });
  mkdirSync(path.join(maison, 'renderer-voisin'));
  for (const f of ['renderer/index.html', 'renderer/assets/index-a1.js', 'secret.js', 'renderer-voisin/x.js'])
    writeFileSync(path.join(maison, f), f);
  symlinkSync(path.join(maison, 'secret.js'), path.join(racine, 'lien.js'));
  symlinkSync(maison, path.join(racine, 'dehors'));
  fichiers = listerFichiersEcran(racine);
});
afterAll(() => rmSync(maison, { recursive: true }));

/** De quoi sortir d'un dossier, sous toutes ses formes connues. */
const morceau = fc.constantFrom(
  '..',
  '.',
  '',
  '%2e%2e',
  '%2E.',
  '..%2f',
  '%2f',
  '%5c',
  '\\',
  '..\\',
  '%00',
  '\0',
  '//',
  'C:',
  'C%3a',
  '\\\\serveur\\partage',
  '/etc/passwd',
  'CON',
  'NUL.js',
  'index.html.',
  'index.html ',
  'index.html::$DATA',
  '%252e%252e',
  '..;',
  '…',
  '‥',
  '．．',
  '\uD800',
  'secret.js',
  'renderer-voisin',
  'x.js',
  'lien.js',
  'dehors',
  'assets',
  'index-a1.js',
  '?',
  '#',
  '@',
  ':80',
);
const adresse = fc
  .tuple(
    fc.constantFrom(
      'app://poste/',
      'app://poste',
      'app:/poste/',
      'app:poste/',
      'APP://POSTE/',
      'app://poste//',
      'app://moi@poste/',
      'app://poste:80/',
      'app://poste.exemple.test/',
      'file:///',
      'https://poste/',
      '',
    ),
    fc.array(fc.oneof(morceau, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 8 }),
    fc.constantFrom('/', '', '\\', '%2f'),
  )
  .map(([debut, suite, joint]) => debut + suite.join(joint));

describe('18 : app:// ne sert que l’écran', () => {
  test('aucune adresse ne sort du dossier de l’écran', () => {
    const permis = new Set([path.join(racine, 'index.html'), path.join(racine, 'assets/index-a1.js')]);
    let trouves = 0;
    fc.assert(
      fc.property(adresse, (a) => {
        const f = trouverFichier(fichiers, a);
        if (f !== null) trouves++;
        return f === null || permis.has(f);
      }),
      { numRuns: 4_000 },
    );
    // Sans aucune adresse juste, la propriété ne dirait rien.
    expect(trouves).toBeGreaterThan(0);
  });

  test('la liste ne contient que les vrais fichiers, sans les liens', () => {
    expect([...fichiers.keys()].sort()).toEqual(['/assets/index-a1.js', '/index.html']);
  });

  test.each<[string, string | null]>([
    ['app://poste/', 'index.html'],
    ['app://poste/index.html#/dossiers/1', 'index.html'],
    ['app://poste/index.html?x=1', 'index.html'],
    ['app://poste/assets/index-a1.js', 'assets/index-a1.js'],
    ['app://poste/lien.js', null],
    ['app://poste/dehors/secret.js', null],
    ['app://poste/assets', null],
    ['app://poste/%69ndex.html', null],
    ['app://poste/INDEX.HTML', null],
    ['app://poste/../secret.js', null],
    ['app://poste/__proto__', null],
    ['app://poste/constructor', null],
  ])('%s', (a, attendu) => {
    expect(trouverFichier(fichiers, a)).toBe(attendu === null ? null : path.join(racine, attendu));
  });
});
