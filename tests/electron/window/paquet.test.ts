import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const racine = path.resolve(import.meta.dirname, '../../..');
const lire = (fichier: string): { version: string; main: string; devDependencies: Record<string, string> } =>
  JSON.parse(readFileSync(path.join(racine, fichier), 'utf8'));

test('16 : emploie une version d’Electron encore suivie', () => {
  // Les trois dernières majeures sont suivies ; 45 est celle de novembre 2026.
  const installee = Number(lire('node_modules/electron/package.json').version.split('.')[0]);
  expect(installee).toBeGreaterThanOrEqual(45);
  expect(lire('package.json').devDependencies['electron']).toMatch(new RegExp(`^\\^?${installee}\\.`));
});
