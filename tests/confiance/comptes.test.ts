import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { attendus, ESSAIS_DE_CONFIANCE } from './attendus.ts';
import { bilanDesComptes } from './bilan-comptes.ts';
import { compter, echelle, environnementDesComptes, jugerComptes, lireComptes } from './comptes.ts';

let dossier: string;
beforeEach(() => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'poste-comptes-'));
  for (const [nom, valeur] of Object.entries(environnementDesComptes(dossier, 10))) vi.stubEnv(nom, valeur);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dossier, { recursive: true, force: true });
});

const noms = Object.keys(attendus) as (keyof typeof attendus)[];
const suffire = (fois: number) => {
  for (const nom of noms) compter(nom, attendus[nom].minimum * (attendus[nom].suitLEchelle ? fois : 1));
};

test('les comptes de plusieurs appels s’additionnent', () => {
  compter('kills du poste', 3);
  compter('kills du poste', 4);
  expect(lireComptes(dossier).get('kills du poste')).toBe(7);
});

test('l’échelle est celle de l’environnement, et vaut 1 sans lui', () => {
  expect(echelle()).toBe(10);
  vi.unstubAllEnvs();
  vi.stubEnv('POSTE_CONFIANCE_ECHELLE', undefined);
  expect(echelle()).toBe(1);
});

test('ce qui suffit à npm test ne suffit pas à npm run confiance, qui en veut dix fois plus', () => {
  suffire(1);
  expect(bilanDesComptes(dossier, 1, () => undefined)).toMatchObject({ passes: noms.length, echoues: 0, defaut: null });
  const enGrand = noms.filter((nom) => attendus[nom].suitLEchelle);
  expect(bilanDesComptes(dossier, 10, () => undefined)).toMatchObject({ echoues: enGrand.length });
});

test('un compte absent, ou qui baisse, est un échec, et son nom est imprimé', () => {
  suffire(1);
  const dites: string[] = [];
  const [premier, ...autres] = jugerComptes(lireComptes(dossier), 1);
  expect(autres.length).toBeGreaterThan(0);
  compter(premier!.nom as keyof typeof attendus, -1);
  expect(bilanDesComptes(dossier, 1, (ligne) => void dites.push(ligne))).toMatchObject({
    echoues: 1,
    defaut: expect.stringContaining(premier!.nom),
  });
  expect(dites.join('\n')).toContain(`${premier!.nom} : ${premier!.minimum - 1} (au moins ${premier!.minimum}) : il en manque`);
  expect(bilanDesComptes(path.join(dossier, 'absent'), 1, () => undefined)).toMatchObject({ passes: 0, echoues: noms.length });
});

test('npm run confiance refait chaque essai qui compte : un compte ne peut y manquer', () => {
  const quiComptent = globSync('tests/**/*.test.ts').filter((fichier) =>
    /from '[./a-z]*\/comptes\.ts'/.test(readFileSync(fichier, 'utf8')),
  );
  expect(quiComptent.length).toBeGreaterThan(15);
  expect(quiComptent.filter((fichier) => !ESSAIS_DE_CONFIANCE.some((lieu) => fichier.startsWith(lieu)))).toEqual([]);
  expect(ESSAIS_DE_CONFIANCE.filter((lieu) => !existsSync(lieu))).toEqual([]);
});
