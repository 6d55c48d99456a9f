import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lireOuCreerCle } from '../../../electron/vault/file-key.ts';

let dossier = '';
beforeEach(() => {
  dossier = mkdtempSync(path.join(tmpdir(), 'poste-cle-'));
});
afterEach(() => rmSync(dossier, { recursive: true, force: true }));
const fichier = (): string => path.join(dossier, 'cle');

describe('la clé du poste dans le navigateur', () => {
  test('est créée une fois, lisible du seul utilisateur', () => {
    const cle = lireOuCreerCle(dossier);
    expect(lireOuCreerCle(dossier)).toEqual(cle);
    expect(cle.ok && cle.value.length).toBe(32);
    if (process.platform !== 'win32') expect(statSync(fichier()).mode & 0o777).toBe(0o600);
    expect(readdirSync(dossier)).toEqual(['cle']);
  });

  test.each([0, 1, 31])('coupée à %i octets, elle est refusée et laissée telle quelle', (taille) => {
    lireOuCreerCle(dossier);
    truncateSync(fichier(), taille);
    expect(lireOuCreerCle(dossier)).toEqual({ ok: false, refus: [{ motif: 'cle_endommagee' }] });
    expect(readFileSync(fichier()).length).toBe(taille);
  });

  test.each(['db', 'carnet'])('perdue alors qu’un fichier .%s l’attend, elle n’est pas recréée', (extension) => {
    writeFileSync(path.join(dossier, `base-${'0'.repeat(32)}.${extension}`), 'x');
    expect(lireOuCreerCle(dossier)).toEqual({ ok: false, refus: [{ motif: 'cle_perdue' }] });
    expect(readdirSync(dossier)).not.toContain('cle');
  });

  test('un reste d’un démarrage coupé est effacé, celui d’un processus vivant est laissé', () => {
    const mort = `cle.999999999.${'a'.repeat(8)}.provisoire`;
    const vivant = `cle.${process.pid}.${'b'.repeat(8)}.provisoire`;
    for (const nom of [mort, vivant]) writeFileSync(path.join(dossier, nom), 'x');
    lireOuCreerCle(dossier);
    lireOuCreerCle(dossier);
    expect(readdirSync(dossier).toSorted()).toEqual(['cle', vivant]);
  });

  test('quatre processus qui la créent ensemble ont la même', async () => {
    const module = pathToFileURL(path.resolve(import.meta.dirname, '../../../electron/vault/file-key.ts')).href;
    const script = `const { lireOuCreerCle } = await import(${JSON.stringify(module)});
      process.stdin.once('data', () => { const r = lireOuCreerCle(${JSON.stringify(dossier)}); console.log(r.ok ? Buffer.from(r.value).toString('hex') : 'refus'); process.exit(0); }); console.log('pret');`;
    const enfants = Array.from({ length: 4 }, () => {
      const enfant = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['pipe', 'pipe', 'inherit'] });
      const sortie = { texte: '' };
      const pret = new Promise<void>((fait) => {
        enfant.stdout.on('data', (d: Buffer) => {
          sortie.texte += d.toString();
          if (sortie.texte.startsWith('pret')) fait();
        });
      });
      const fini = new Promise<string>((fait) => {
        enfant.once('close', () => fait(sortie.texte.split('\n')[1] ?? ''));
      });
      return { enfant, pret, fini };
    });
    await Promise.all(enfants.map((e) => e.pret));
    for (const { enfant } of enfants) enfant.stdin.write('x');
    const cles = await Promise.all(enfants.map((e) => e.fini));
    expect(cles[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(cles).size).toBe(1);
    expect(readdirSync(dossier)).toEqual(['cle']);
  }, 30_000);
});
