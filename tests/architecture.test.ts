import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const racine = path.resolve(import.meta.dirname, '..');
const pieces = ['domain', 'db', 'electron', 'renderer', 'server', 'demonstration', 'exploitation'];
let maison: string;

/** Un fichier fautif par règle : ce qu'il importe, et la règle qui doit le dire. */
const fautes: readonly [regle: string, fichier: string, importe: string][] = [
  ['domain-pur', 'domain/a.ts', '../db/local/base.ts'],
  ['domain-sans-plateforme', 'domain/b.ts', 'node:fs'],
  ['db', 'db/local/c.ts', '../../electron/hote.ts'],
  ['db-separees', 'db/local/d.ts', '../central/base.ts'],
  ['db-separees-retour', 'db/central/d.ts', '../local/base.ts'],
  ['renderer', 'renderer/e.ts', '../electron/hote.ts'],
  ['renderer-sans-node', 'renderer/f.ts', 'node:path'],
  ['renderer-leger', 'renderer/g.ts', '../domain/referentiels/communes.ts'],
  ['electron', 'electron/h.ts', '../server/serveur.ts'],
  ['electron-seulement-la-fenetre', 'electron/i.ts', 'electron'],
  ['server', 'server/j.ts', '../db/local/base.ts'],
  ['production-sans-demonstration', 'server/k.ts', '../demonstration/donnees.ts'],
  ['exploitation-seule', 'server/o.ts', '../exploitation/commande.ts'],
  ['cycles', 'server/l.ts', './m.ts'],
  ['introuvable', 'server/n.ts', './absent.ts'],
];
const corrects = [
  'db/local/base.ts',
  'db/central/base.ts',
  'electron/hote.ts',
  'server/serveur.ts',
  'demonstration/donnees.ts',
  'exploitation/commande.ts',
  'domain/referentiels/communes.ts',
];

beforeAll(() => {
  maison = mkdtempSync(path.join(os.tmpdir(), 'poste-maison-'));
  const ecrire = (fichier: string, texte: string) => {
    mkdirSync(path.dirname(path.join(maison, fichier)), { recursive: true });
    writeFileSync(path.join(maison, fichier), texte);
  };
  for (const fichier of corrects) ecrire(fichier, 'export const rien = 0;\n');
  for (const [, fichier, importe] of fautes) ecrire(fichier, `import * as autre from '${importe}';\nexport const rien = autre;\n`);
  ecrire('server/m.ts', "import * as autre from './l.ts';\nexport const rien = autre;\n");
  ecrire('package.json', '{"type":"module","dependencies":{"zod":"*","electron":"*"}}');
  symlinkSync(path.join(racine, 'node_modules'), path.join(maison, 'node_modules'));
});
afterAll(() => rmSync(maison, { recursive: true }));

describe('les règles d’import attrapent chaque faute', () => {
  let sortie = '';
  beforeAll(() => {
    const outil = path.join(racine, 'node_modules/.bin/depcruise');
    const config = path.join(racine, '.dependency-cruiser.cjs');
    sortie = spawnSync(outil, ['--config', config, '--output-type', 'err', '--no-cache', ...pieces], {
      cwd: maison,
      encoding: 'utf8',
    }).stdout;
  });

  test.each(fautes)('%s : %s', (regle, fichier) => {
    expect(sortie).toContain(`error ${regle}: ${fichier}`);
  });

  test('et ne disent rien des fichiers corrects', () => {
    for (const fichier of corrects) expect(sortie).not.toContain(`: ${fichier} →`);
  });
});
