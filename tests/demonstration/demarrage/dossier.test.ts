import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { dossierDesDonnees, preparerDossier } from '../../../demonstration/demarrage/dossier.ts';
import { peutOuvrir } from '../../../demonstration/demarrage/navigateur.ts';
import { trouverElectron } from '../../../demonstration/demarrage/electron.ts';

let bac: string;
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-dossier-'));
});
afterEach(() => rmSync(bac, { recursive: true, force: true }));

describe('le dossier des données', () => {
  test.each<[NodeJS.Platform, NodeJS.ProcessEnv, string]>([
    ['linux', {}, '/home/ana/.local/share/Poste logement (démonstration)'],
    ['linux', { XDG_DATA_HOME: '/donnees' }, '/donnees/Poste logement (démonstration)'],
    ['darwin', {}, '/home/ana/Library/Application Support/Poste logement (démonstration)'],
    ['win32', { LOCALAPPDATA: '/local' }, '/local/Poste logement (démonstration)'],
    ['win32', {}, '/home/ana/AppData/Local/Poste logement (démonstration)'],
    ['linux', { POSTE_LOGEMENT_DOSSIER: '/ailleurs', XDG_DATA_HOME: '/donnees' }, '/ailleurs'],
  ])('sous %s avec %j : %s', (systeme, env, attendu) => {
    expect(dossierDesDonnees(env, systeme, '/home/ana')).toBe(attendu);
  });

  test('est créé avec ses parents, fermé aux autres comptes', () => {
    const dossier = path.join(bac, 'a', 'b');
    preparerDossier(dossier);
    if (process.platform !== 'win32') expect(statSync(dossier).mode & 0o777).toBe(0o700);
    expect(() => preparerDossier(dossier)).not.toThrow();
  });

  test('un fichier du même nom est dit en une phrase', () => {
    writeFileSync(path.join(bac, 'fichier'), '');
    expect(() => preparerDossier(path.join(bac, 'fichier'))).toThrow('Un fichier porte déjà le nom');
    expect(() => preparerDossier(path.join(bac, 'fichier', 'dessous'))).toThrow('Un fichier porte déjà le nom');
  });

  test('un droit manquant est dit en une phrase', () => {
    // L'administrateur écrit partout, sauf là où le système lui-même n'accepte rien.
    const interdit = process.getuid?.() === 0 ? '/sys/poste-logement' : path.join(bac, 'ferme', 'dedans');
    if (process.getuid?.() !== 0) {
      preparerDossier(path.join(bac, 'ferme'));
      chmodSync(path.join(bac, 'ferme'), 0o500);
    }
    expect(() => preparerDossier(interdit)).toThrow('POSTE_LOGEMENT_DOSSIER');
  });
});

describe('la fenêtre', () => {
  test.each<[string, NodeJS.ProcessEnv, NodeJS.Platform, number | undefined, boolean]>([
    ['avec un écran X', { DISPLAY: ':0' }, 'linux', 1000, true],
    ['avec Wayland', { WAYLAND_DISPLAY: 'wayland-0' }, 'linux', 1000, true],
    ['sans écran', {}, 'linux', 1000, false],
    ['en administrateur', { DISPLAY: ':0' }, 'linux', 0, false],
    ['sous macOS', {}, 'darwin', 501, true],
    ['sous Windows', {}, 'win32', undefined, true],
    ['en intégration continue', { CI: '1' }, 'darwin', 501, false],
  ])('%s', (_, env, systeme, uid, attendu) => {
    expect(peutOuvrir(env, systeme, uid)).toBe(attendu);
  });

  test('Electron n’est trouvé que si son exécutable est là', () => {
    expect(trouverElectron(bac, {})).toBeNull();
    preparerDossier(path.join(bac, 'node_modules/electron/dist'));
    writeFileSync(path.join(bac, 'node_modules/electron/path.txt'), 'electron');
    expect(trouverElectron(bac, {})).toBeNull();
    const executable = path.join(bac, 'node_modules/electron/dist/electron');
    writeFileSync(executable, '');
    expect(trouverElectron(bac, {})).toBe(executable);
    expect(trouverElectron(bac, { ELECTRON_OVERRIDE_DIST_PATH: path.join(bac, 'absent') })).toBeNull();
  });
});
