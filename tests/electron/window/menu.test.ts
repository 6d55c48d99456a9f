import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { adresseExterne } from '../../../electron/window/external.ts';
import { modeleMenu } from '../../../electron/window/menu.ts';

const aplatir = (m: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  m.flatMap((e) => [e, ...(Array.isArray(e.submenu) ? aplatir(e.submenu) : [])]);
const cliquer = (e: MenuItemConstructorOptions): void => (e.click as unknown as () => void)();

describe.each(['darwin', 'win32', 'linux'] as const)('le menu sous %s', (plateforme) => {
  const faits: string[] = [];
  const entrees = aplatir(
    modeleMenu(plateforme, {
      verrouiller: () => {
        faits.push('verrouiller');
      },
      ouvrir: (a) => {
        faits.push(a);
      },
    }),
  );

  test('donne un nom français à chaque entrée, même à celles d’Electron', () => {
    expect(entrees.filter((e) => e.type !== 'separator' && !/\S/.test(e.label ?? ''))).toEqual([]);
  });

  test('n’offre ni les outils de développement, ni le rechargement', () => {
    expect(entrees.filter((e) => ['toggleDevTools', 'reload', 'forceReload', 'viewMenu'].includes(e.role ?? ''))).toEqual([]);
  });

  test('verrouille par Ctrl+L ou Cmd+L, et sait quitter', () => {
    const verrou = entrees.filter((e) => e.accelerator === 'CmdOrCtrl+L');
    expect(verrou.map((e) => e.label)).toEqual(['Verrouiller le poste']);
    faits.length = 0;
    cliquer(verrou[0]!);
    expect(faits).toEqual(['verrouiller']);
    expect(entrees.some((e) => e.role === 'quit')).toBe(true);
  });

  test('ne propose que des sites permis', () => {
    faits.length = 0;
    for (const e of entrees) if (e.click && e.accelerator === undefined) cliquer(e);
    expect(faits.length).toBeGreaterThan(0);
    expect(faits.filter((a) => adresseExterne(a) === null)).toEqual([]);
  });
});
