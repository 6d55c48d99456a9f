import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { surveiller } from './visite.ts';

test('La palette et les raccourcis : un agent, un écran, une commande, sans souris et sans réseau', async ({ plateforme }) => {
  test.setTimeout(120_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const { prenom, nom } = plateforme.prendreAgent();
  const fautes = surveiller(poste);
  await poste.connecter();
  await plateforme.arreterServeur();
  const titre = page.getByRole('heading', { level: 1 });
  const dialogue = page.getByRole('dialog');
  const options = dialogue.getByRole('menuitem');

  const menu = await page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link').allInnerTexts();
  await page.keyboard.press(`Alt+${menu.findIndex((lien) => lien.startsWith("Boîte d'envoi")) + 1}`);
  await expect(titre).toHaveText("Boîte d'envoi");

  await page.keyboard.press('Control+k');
  await expect(dialogue.getByRole('searchbox')).toBeFocused();
  await expect(options.first()).toHaveText(/^Ma journée/);
  await page.keyboard.type('introuvable zzz');
  await expect(dialogue.getByText('Rien ne correspond. Essayez un nom, un numéro unique ou une commune.')).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(`${prenom} ${nom}`);
  await expect(options.first()).toContainText(new RegExp(nom, 'i'));
  // La lecture d'écran n'est menée au premier résultat qu'une fois la frappe finie.
  await expect(dialogue.getByRole('searchbox')).toHaveAttribute('aria-activedescendant', (await options.first().getAttribute('id'))!);
  await regarder(page, 'gestionnaire-palette');
  await page.keyboard.press('Enter');
  await expect(dialogue).toBeHidden();
  await expect(titre).toContainText(new RegExp(nom, 'i'));

  await page.keyboard.press('F1');
  await expect(dialogue.getByText('Ctrl+K')).toBeVisible();
  await regarder(page, 'gestionnaire-raccourcis');
  // Un raccourci ne traverse pas une boîte ouverte.
  await page.keyboard.press('Alt+1');
  await expect(dialogue).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(titre).toContainText(new RegExp(nom, 'i'));

  await page.keyboard.press('Control+k');
  await page.keyboard.type('appar somb');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-fr-theme', 'dark');
  expect(fautes.filter((f) => !/Failed to load resource/.test(f))).toEqual([]);
});
