import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const racine = path.resolve(import.meta.dirname, '../../..');
let construit: string;

// Dans le projet, pour que le module natif se trouve ; `out` n'est pas suivi.
beforeAll(() => {
  mkdirSync(path.join(racine, 'out'), { recursive: true });
  construit = mkdtempSync(path.join(racine, 'out/essai-'));
  const outil = path.join(racine, 'node_modules/electron-vite/bin/electron-vite.js');
  const { status, stderr } = spawnSync(process.execPath, [outil, 'build', '--outDir', path.relative(racine, construit)], {
    cwd: racine,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  mkdirSync(path.join(construit, 'renderer'));
  writeFileSync(path.join(construit, 'renderer/index.html'), '<!doctype html>');
});
afterAll(() => rmSync(construit, { recursive: true, force: true }));

const importes = (texte: string, motif: RegExp): string[] =>
  [...new Set([...texte.matchAll(motif)].map((m) => m[1]!))].filter((nom) => !isBuiltin(nom)).sort();

describe('le programme construit', () => {
  test('le préchargement est un seul fichier CommonJS, qui ne demande qu’Electron', () => {
    const texte = readFileSync(path.join(construit, 'preload/preload.cjs'), 'utf8');
    expect(importes(texte, /require\("([^"]+)"\)/g)).toEqual(['electron']);
    expect(texte).not.toMatch(/^(import|export) /m);
  });

  test('le processus principal ne laisse dehors qu’Electron et le module natif', () => {
    const texte = readFileSync(path.join(construit, 'main/main.js'), 'utf8');
    expect(importes(texte, /^import [^;]*?from "([^"]+)";$/gm)).toEqual(['better-sqlite3', 'electron']);
  });

  test('il s’ouvre et répond à la page par son vrai hôte', () => {
    const dossier = path.join(construit, 'donnees');
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [fileURLToPath(new URL('banc/essayer-construit.ts', import.meta.url)), construit, dossier],
      { encoding: 'utf8' },
    );
    expect(JSON.parse(stdout || JSON.stringify(stderr))).toEqual({
      erreurs: [],
      fenetres: 1,
      enveloppe: { status: 'ok', value: { statut: 'fermee', demonstration: null, seance: null, reprise: null, fin: null } },
    });
  });
});
