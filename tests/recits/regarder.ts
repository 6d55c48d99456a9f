import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import { fautesDAccessibilite } from '../outils/axe.ts';

const captures = path.resolve(import.meta.dirname, '../../captures');
const apparences = ['light', 'dark'] as const;
const largeurs = [
  { nom: 'large', width: 1440, height: 900 },
  { nom: 'etroit', width: 400, height: 800 },
] as const;

/** Ce qui dépasse de la page, quand elle défile en largeur ; du texte, car il s'exécute dans la page. */
const debordements = `(() => {
  const { clientWidth, scrollWidth } = document.documentElement;
  if (scrollWidth <= clientWidth + 1) return [];
  return [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > clientWidth + 1).map((e) => e.tagName + ' ' + e.className);
})()`;

/**
 * Un écran est regardé clair et sombre, large et étroit : rien qui déborde, une image à juger, aucune faute d'accessibilité.
 * Celle-ci, chère, se juge en large clair et en étroit sombre : chaque apparence et chaque mise en page y passent.
 */
export async function regarder(page: Page, nom: string): Promise<void> {
  for (const colorScheme of apparences) {
    await page.emulateMedia({ colorScheme });
    for (const { nom: largeur, width, height } of largeurs) {
      await page.setViewportSize({ width, height });
      await page.screenshot({ path: path.join(captures, `${nom}-${largeur}-${colorScheme}.png`), animations: 'disabled' });
      expect(await page.evaluate(debordements), `${nom}, ${largeur} : la page déborde`).toEqual([]);
      if ((largeur === 'large') === (colorScheme === 'light'))
        expect(await fautesDAccessibilite(page), `${nom}, ${largeur}, ${colorScheme}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1280, height: 800 });
}
