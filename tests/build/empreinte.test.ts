import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { empreinteDe } from '../../build/empreinte.ts';

let bac: string;
const empreinte = (): string => empreinteDe(bac, ['ecrans', 'config.ts', 'absent']);
beforeEach(() => {
  bac = mkdtempSync(path.join(os.tmpdir(), 'poste-empreinte-'));
  mkdirSync(path.join(bac, 'ecrans/offre'), { recursive: true });
  writeFileSync(path.join(bac, 'ecrans/offre/a.tsx'), 'un');
  writeFileSync(path.join(bac, 'config.ts'), 'deux');
});
afterEach(() => rmSync(bac, { recursive: true, force: true }));

describe('l’empreinte des sources de l’écran', () => {
  test('ne change pas quand rien ne change', () => expect(empreinte()).toBe(empreinte()));

  test.each<[string, () => void]>([
    ['un octet', () => writeFileSync(path.join(bac, 'ecrans/offre/a.tsx'), 'uN')],
    ['un fichier de plus', () => writeFileSync(path.join(bac, 'ecrans/b.ts'), '')],
    ['un fichier de moins', () => rmSync(path.join(bac, 'config.ts'))],
    ['un fichier renommé', () => renameSync(path.join(bac, 'ecrans/offre/a.tsx'), path.join(bac, 'ecrans/offre/c.tsx'))],
  ])('change avec %s', (_, changer) => {
    const avant = empreinte();
    changer();
    expect(empreinte()).not.toBe(avant);
  });
});
