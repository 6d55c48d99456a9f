import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { surveiller } from './visite.ts';

test('« Ma journée » au clavier seul, sans réseau : choisir un genre, reporter, s’en dédire, ouvrir un dossier', async ({ plateforme }) => {
  test.setTimeout(120_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await poste.connecter();
  await plateforme.arreterServeur();
  await page.getByRole('link', { name: /^Ma journée/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
  await regarder(page, 'gestionnaire-journee');

  const taches = page.getByRole('list', { name: /^Tâches/ }).getByRole('listitem');
  const renouvellements = page.getByRole('button', { name: /^Renouvellement/ });
  await renouvellements.focus();
  await page.keyboard.press('Enter');
  await expect(renouvellements).toHaveAttribute('aria-pressed', 'true');
  await expect(taches.first()).toContainText('sera radiée');

  const premiere = await taches.first().getByRole('heading').innerText();
  const seconde = await taches.nth(1).getByRole('heading').innerText();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('r');
  await expect(page.getByText(/^Tâche reportée au /)).toContainText(premiere);
  await expect(taches.first().getByRole('heading')).toHaveText(seconde);
  // La tâche suivante a pris la place, et le focus.
  await expect(taches.first().getByRole('link')).toBeFocused();
  await regarder(page, 'gestionnaire-journee-report');
  await page.getByRole('button', { name: '1 tâche reportée' }).click();
  await expect(taches.getByRole('heading')).toHaveText([premiere]);
  await expect(page.getByRole('button', { name: /^Reprendre maintenant/ })).toBeVisible();
  await page.getByRole('button', { name: 'Revenir aux tâches du jour' }).click();
  await page.getByRole('button', { name: 'Annuler le report' }).click();
  await expect(taches.first().getByRole('heading')).toHaveText(premiere);

  await taches.first().getByRole('link').focus();
  await page.keyboard.press('Enter');
  const titre = page.getByRole('heading', { level: 1 });
  await expect(titre).toContainText(premiere.split(' ')[1]!);
  await page.getByRole('link', { name: 'Dossier suivant' }).click();
  await expect(titre).toContainText(seconde.split(' ')[1]!);
  await expect(page.getByText(/^2 sur /)).toBeVisible();
  await page.getByRole('link', { name: 'Retour à ma journée' }).click();
  await expect(renouvellements).toHaveAttribute('aria-pressed', 'true');
  await expect(taches.first()).toBeVisible();
  expect(fautes.filter((f) => !/Failed to load resource/.test(f))).toEqual([]);
});
