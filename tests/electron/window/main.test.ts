import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { TEMOIN } from './banc/controles-poste.ts';
import { controles } from './banc/controles.ts';
import { mutations } from './banc/mutations.ts';

type Echecs = Record<string, string>;

// Un seul processus monte main.ts devant un faux Electron, tel qu'il est puis avec chaque faute ; les essais lisent son rapport.
const lance = spawnSync(process.execPath, [fileURLToPath(new URL('banc/banc.ts', import.meta.url))], {
  encoding: 'utf8',
  maxBuffer: 64 << 20,
});
const rapport = JSON.parse(lance.stdout || `{"sain":{"banc":${JSON.stringify(lance.stderr)}},"fautes":{}}`) as {
  sain: Echecs;
  fautes: Record<string, Echecs>;
};

describe('la liste de sécurité d’Electron, sur main.ts et son préchargement', () => {
  test('le banc est allé au bout', () => expect([lance.status, rapport.sain['banc']]).toEqual([0, undefined]));

  test.each(controles.map((c) => c.nom))('%s', (nom) => expect(rapport.sain[nom]).toBeUndefined());
});

describe('chaque faute faite exprès est vue', () => {
  test.each(mutations)('$nom', ({ nom, vuePar, empeche }) => {
    const vus = Object.keys(rapport.fautes[nom] ?? {});
    expect(vus.filter((v) => v.startsWith(vuePar))).not.toEqual([]);
    // Une faute qui casserait tout sans qu'on l'attende ne prouverait rien du contrôle.
    expect(vus.includes(TEMOIN)).toBe(empeche);
  });
});
