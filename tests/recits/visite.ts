import { expect, test, type Page } from '@playwright/test';
import type { Poste } from './plateforme.ts';
import { regarder } from './regarder.ts';

/** Le mot de passe de tous les comptes de la démonstration. */
export const MOT_DE_PASSE = 'Demonstration-2026';

/** Tout ce que la console a dit d'anormal, à mesure : une faute de la politique de contenu s'y voit. */
export function surveiller({ page }: Pick<Poste, 'page'>): string[] {
  const fautes: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') fautes.push(message.text());
  });
  page.on('pageerror', (erreur) => fautes.push(String(erreur)));
  return fautes;
}

/** Ouvre la session d'un compte, quel que soit son rôle, jusqu'à son menu. */
export async function seConnecter(page: Page, courriel: string, motDePasse = MOT_DE_PASSE): Promise<void> {
  await page.getByLabel('E-mail').fill(courriel);
  await page.getByLabel('Mot de passe', { exact: true }).fill(motDePasse);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor();
}

/** Va à un écran par son adresse, sans recharger, et attend que tout y soit lu. */
export async function ouvrir(page: Page, chemin: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${chemin}`);
  // Le temps que l'application apprenne son adresse : l'écran d'avant se dit alors occupé, jusqu'à ce que le suivant soit dessiné.
  await page.evaluate('new Promise((fait) => requestAnimationFrame(() => requestAnimationFrame(fait)))');
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

/** Ouvre ces écrans l'un après l'autre, et regarde chacun. */
export async function regarderTout(page: Page, role: string, ecrans: readonly (readonly [nom: string, chemin: string])[]): Promise<void> {
  for (const [nom, chemin] of ecrans)
    await test.step(`${role} : ${nom}`, async () => {
      await ouvrir(page, chemin);
      await regarder(page, `${role}-${nom}`);
    });
}
