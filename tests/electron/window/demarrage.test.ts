import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { garderCadre, lireCadre } from '../../../electron/window/cadre.ts';
import { dossierDonnees } from '../../../electron/window/emplacements.ts';
import { ecrireJournal } from '../../../electron/window/journal-fichier.ts';
import { lireServeur } from '../../../electron/window/reglages.ts';

let dossier: string;
beforeAll(() => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-demarrage-'));
});
afterAll(() => rmSync(dossier, { recursive: true }));

describe('le dossier des données', () => {
  const base = { plateforme: 'linux' as const, env: {}, paquet: true, appData: '/config', accueil: '/maison' };

  test('sous Windows, reste sur la machine : jamais le profil itinérant', () => {
    expect(
      dossierDonnees({ ...base, plateforme: 'win32', env: { LOCALAPPDATA: '/local', APPDATA: '/itinerant' }, appData: '/itinerant' }),
    ).toBe(path.join('/local', 'Poste logement'));
    expect(dossierDonnees({ ...base, plateforme: 'win32', appData: '/itinerant' })).toBe(
      path.join('/maison', 'AppData', 'Local', 'Poste logement'),
    );
  });

  test('ailleurs, suit le système', () => expect(dossierDonnees(base)).toBe(path.join('/config', 'Poste logement')));

  test('installé, ne se laisse pas déplacer par l’environnement', () => {
    expect(dossierDonnees({ ...base, env: { POSTE_DOSSIER: '/ailleurs' } })).toBe(path.join('/config', 'Poste logement'));
    expect(dossierDonnees({ ...base, paquet: false, env: { POSTE_DOSSIER: '/ailleurs' } })).toBe(path.join('/ailleurs', 'fenetre'));
  });
});

describe('l’adresse du serveur', () => {
  const lire = (paquet: boolean, adresse?: string) =>
    lireServeur({ paquet, fichier: path.join(dossier, 'absent.json'), env: adresse === undefined ? {} : { POSTE_SERVEUR: adresse } });

  test.each<[boolean, string, string | null]>([
    [true, 'https://central.exemple.test/', 'https://central.exemple.test'],
    [true, 'https://central.exemple.test/logement//', 'https://central.exemple.test/logement'],
    [false, 'http://127.0.0.1:8080', 'http://127.0.0.1:8080'],
    [true, 'http://127.0.0.1:8080', null],
    [false, 'http://central.exemple.test', null],
    [true, 'https://moi:secret@central.exemple.test', null],
    [true, 'file:///etc/passwd', null],
    [true, 'pas une adresse', null],
  ])('paquet %s, %s', (paquet, adresse, attendu) => {
    const lu = lire(paquet, adresse);
    expect(lu.ok ? lu.value : null).toBe(attendu);
  });

  test('absente, se dit', () => expect(lire(true)).toEqual({ ok: false, refus: [{ motif: 'serveur_non_regle' }] }));

  test('se lit dans un fichier écrit au Bloc-notes, et un fichier incompris est refusé', () => {
    const fichier = path.join(dossier, 'serveur.json');
    writeFileSync(fichier, '\uFEFF{"serveur":"https://central.exemple.test"}');
    expect(lireServeur({ paquet: true, fichier, env: {} })).toEqual({ ok: true, value: 'https://central.exemple.test' });
    writeFileSync(fichier, '{"serveur":');
    expect(lireServeur({ paquet: true, fichier, env: {} }).ok).toBe(false);
  });
});

describe('la place de la fenêtre', () => {
  const cadre = { x: 10, y: 20, width: 1000, height: 700, agrandie: false };
  const ecran = [{ x: 0, y: 0, width: 1920, height: 1040 }];

  test('se retrouve', () => {
    const fichier = path.join(dossier, 'fenetre.json');
    garderCadre(fichier, cadre);
    expect(lireCadre(fichier, ecran)).toEqual(cadre);
  });

  test.each<[string, unknown]>([
    ['sur un écran débranché', { ...cadre, x: 3000 }],
    ['au-dessus de l’écran', { ...cadre, y: -500 }],
    ['trop petite', { ...cadre, width: 10 }],
    ['démesurée', { ...cadre, width: 1e9 }],
    ['avec une valeur qui n’est pas un nombre', { ...cadre, x: null }],
    ['incomplète', {}],
  ])('est oubliée %s', (_, valeur) => {
    const fichier = path.join(dossier, 'mauvaise.json');
    writeFileSync(fichier, JSON.stringify(valeur));
    expect(lireCadre(fichier, ecran)).toBeNull();
  });

  test('un échec d’écriture ne fait pas échouer la fermeture', () =>
    expect(() => garderCadre(path.join(dossier, 'absent/f.json'), cadre)).not.toThrow());
});

test('le journal technique tient en deux fichiers, lisibles du seul utilisateur', () => {
  const journaux = path.join(dossier, 'journaux');
  const ecrire = ecrireJournal(journaux);
  for (let i = 0; i < 40; i++) ecrire('x'.repeat(100_000));
  const taille = statSync(path.join(journaux, 'poste.ndjson')).size + statSync(path.join(journaux, 'poste.ndjson.ancien')).size;
  expect(taille).toBeLessThan(2.5 * (1 << 20));
  expect(statSync(path.join(journaux, 'poste.ndjson')).mode & 0o077).toBe(0);
  expect(readFileSync(path.join(journaux, 'poste.ndjson'), 'utf8').endsWith('x\n')).toBe(true);
});
