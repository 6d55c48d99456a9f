import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { connecter } from '../../../../db/local/connexion.ts';
import { migrer, versionDeLaBase } from '../../../../db/local/migrate.ts';
import { migrations } from '../../../../db/local/migrations/liste.ts';
import { cle, unDossier } from '../outils.ts';

const dossier = path.resolve(import.meta.dirname, '../../../../db/local/migrations');
const fichiers = readdirSync(dossier)
  .filter((f) => /^\d/.test(f))
  .sort();

test('les numéros se suivent sans trou, dans les fichiers comme dans la liste', () => {
  const attendus = fichiers.map((_, i) => i + 1);
  expect(fichiers.map((f) => Number(f.slice(0, 3)))).toEqual(attendus);
  expect(migrations.map((m) => m.numero)).toEqual(attendus);
});

test('chaque migration dit son intention, a son essai, et n’importe aucun code vivant', () => {
  for (const fichier of fichiers) {
    expect(fichier).toMatch(/^\d{3}(-[a-z]+)+\.ts$/);
    expect(readdirSync(import.meta.dirname)).toContain(fichier.replace('.ts', '.test.ts'));
    const imports = readFileSync(path.join(dossier, fichier), 'utf8').match(/^import .*$/gm) ?? [];
    expect(imports).toEqual([`import type { Migration } from './migration.ts';`]);
  }
});

test('une migration interrompue n’a pas eu lieu, et se reprend', () => {
  const db = connecter(path.join(unDossier(), 'a.db'), cle, { lectureSeule: false });
  const interrompue = {
    numero: migrations.length + 1,
    appliquer: () => {
      db.exec('CREATE TABLE essai (x)');
      throw new Error('arrêt');
    },
  };
  expect(() => migrer(db, [...migrations, interrompue])).toThrow('arrêt');
  expect(versionDeLaBase(db)).toBe(migrations.length);
  expect(db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'essai'`).pluck().get()).toBe(0);
  migrer(db, [
    ...migrations,
    {
      ...interrompue,
      appliquer: () => {
        db.exec('CREATE TABLE essai (x)');
      },
    },
  ]);
  expect(versionDeLaBase(db)).toBe(migrations.length + 1);
  db.close();
});
