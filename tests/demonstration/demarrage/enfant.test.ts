import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Arret } from '../../../demonstration/demarrage/arret.ts';
import { type Enfant, lancer } from '../../../demonstration/demarrage/enfant.ts';
import { existe } from '../../../demonstration/demarrage/tuer.ts';

let bac: string;
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-enfant-'));
});
afterEach(() => rmSync(bac, { recursive: true, force: true }));

const programme = (code: string): Promise<Enfant> =>
  lancer({
    nom: 'Le programme',
    executable: process.execPath,
    args: ['-e', code],
    env: process.env,
    dossier: bac,
    journal: path.join(bac, 'journal.log'),
  });

describe('un programme lancé par le démarrage', () => {
  test('est prêt quand il le dit, et s’arrête quand on le demande', async () => {
    const enfant = await programme("console.log('prêt : 42'); setInterval(() => {}, 1000)");
    expect((await enfant.attendreLigne(/prêt : (\d+)/, 10_000))[1]).toBe('42');
    await enfant.arreter();
    expect(await enfant.fin).toBe('signal SIGTERM');
    expect(existe(enfant.pid)).toBe(false);
    expect(readFileSync(path.join(bac, 'journal.log'), 'utf8')).toBe('prêt : 42\n');
  });

  test('mort avant d’être prêt : la phrase dit son nom, la cause, ses dernières lignes et son journal', async () => {
    const enfant = await programme("console.error('plus de place'); process.exit(3)");
    await expect(enfant.attendreLigne(/jamais/, 10_000)).rejects.toThrow(
      `Le programme s’est arrêté (code 3).\n  plus de place\nSon journal : ${path.join(bac, 'journal.log')}`,
    );
  });

  test('ni jeton ni mot de passe dans son journal', async () => {
    const enfant = await programme(
      "console.log('http://127.0.0.1:1/#jeton=secret postgres://poste:cache@127.0.0.1:2/base'); setInterval(() => {}, 1000)",
    );
    expect((await enfant.attendreLigne(/jeton=(\S+)/, 10_000))[1]).toBe('secret');
    await enfant.arreter();
    expect([readFileSync(path.join(bac, 'journal.log'), 'utf8'), ...enfant.derniers()].join()).not.toMatch(/secret|cache/);
  });

  test('muet : on n’attend pas toujours', async () => {
    const enfant = await programme('setInterval(() => {}, 1000)');
    await expect(enfant.attendreLigne(/jamais/, 300)).rejects.toThrow('ne répond pas après 0.3 s');
    await enfant.arreter();
  });

  test('introuvable : la phrase le dit', async () => {
    await expect(
      lancer({ nom: 'Le programme', executable: path.join(bac, 'absent'), args: [], env: {}, dossier: bac, journal: path.join(bac, 'j') }),
    ).rejects.toThrow('ne peut pas être lancé');
  });

  test('sourd à la demande d’arrêt : il est forcé', { timeout: 20_000 }, async () => {
    const enfant = await programme("process.on('SIGTERM', () => {}); console.log('sourd'); setInterval(() => {}, 1000)");
    await enfant.attendreLigne(/sourd/, 10_000);
    await enfant.arreter();
    expect(await enfant.fin).toBe('signal SIGKILL');
  });
});

describe('le gardien', () => {
  const garde = path.resolve(import.meta.dirname, '../../../demonstration/demarrage/garde.ts');

  test('arrête et efface ce qu’un démarrage tué net laisse derrière lui', async () => {
    const aEffacer = path.join(bac, 'ephemere');
    mkdirSync(aEffacer);
    const enfant = await programme('setInterval(() => {}, 1000)');
    const oublie = await programme('setInterval(() => {}, 1000)');
    const code = `const { lancerGarde } = await import(${JSON.stringify(garde)}); const g = lancerGarde();
      g.surveiller(${enfant.pid}); g.surveiller(${oublie.pid}); g.oublier(${oublie.pid}); g.effacerALaFin(${JSON.stringify(aEffacer)}); console.log('gardé'); setInterval(() => {}, 1000);`;
    const demarrage = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(demarrage.stdout, 'data');
    demarrage.kill('SIGKILL');
    await enfant.fin;
    await vi.waitFor(() => expect(existsSync(aEffacer)).toBe(false), { timeout: 10_000 });
    expect(existe(oublie.pid)).toBe(true);
    await oublie.arreter();
  });
});

describe('l’arrêt', () => {
  test('défait dans l’ordre inverse, une seule fois, et jusqu’au bout malgré un échec', async () => {
    const faits: string[] = [];
    const phrases: string[] = [];
    const arret = new Arret((p) => phrases.push(p));
    arret.ajouter('un', async () => void faits.push('un'));
    arret.ajouter('deux', () => Promise.reject(new Error('bloqué')));
    arret.ajouter('trois', async () => void faits.push('trois'));
    arret.demander();
    // Ce qui finit de démarrer trop tard interrompt le démarrage, et sera arrêté avec le reste.
    expect(() => arret.ajouter('quatre', async () => void faits.push('quatre'))).toThrow('Arrêt demandé');
    await arret.toutArreter();
    await arret.toutArreter();
    expect([faits, phrases]).toEqual([['quatre', 'trois', 'un'], ['deux ne s’est pas arrêté normalement : bloqué']]);
  });
});
