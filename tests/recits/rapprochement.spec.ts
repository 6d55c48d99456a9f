import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, surveiller } from './visite.ts';

test('« Rapprochement », sans réseau : d’une offre aux agents à qui elle convient, puis « Je postule » en quelques touches', async ({
  plateforme,
}) => {
  test.setTimeout(120_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await poste.connecter();
  await plateforme.arreterServeur();
  await page.getByRole('link', { name: 'Rapprochement', exact: true }).focus();
  await page.keyboard.press('Enter');
  const offres = page.getByRole('region', { name: /^Offres ouvertes/ }).getByRole('row');
  await expect(offres.nth(1)).toBeVisible();
  await page.getByLabel('Département').selectOption('45');
  await expect(offres.nth(1)).toContainText('(45');
  await regarder(page, 'gestionnaire-rapprochement-offres');
  await page.getByLabel('Typologie').selectOption('T5+');
  await page.getByLabel('Typologie').selectOption('');

  const libres = offres.filter({ hasText: /[1-9]\d*\sagents?$/ });
  const agents = page
    .getByRole('list', { name: /^Agents/ })
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading') });
  const convient = agents.filter({ hasText: 'Convient' }).first();
  for (let i = 0; i < 10; i++) {
    await libres.nth(i).getByRole('link').focus();
    await page.keyboard.press('Enter');
    await expect(page.getByText(/dans cet onglet\.$/).first()).toBeVisible();
    if (await convient.isVisible()) break;
    await page.getByRole('link', { name: 'Retour aux offres' }).click();
  }
  await regarder(page, 'gestionnaire-rapprochement-agents');
  const nom = (await convient.getByRole('heading').innerText()).split(' ')[0]!;
  await convient.getByRole('link').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Je postule', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog')).toContainText(new RegExp(nom, 'i'));
  await page.getByRole('button', { name: /^Postuler pour/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Candidature enregistrée sur ce poste')).toBeVisible();
  await page.getByRole('button', { name: 'OK' }).click();
  await page.goBack();
  await expect(agents.filter({ hasText: new RegExp(nom, 'i') }).first()).toContainText('Écarté');
  await ouvrir(page, '/rapprochement/rien');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("Cette page n'existe pas");
  expect(fautes.filter((f) => !/Failed to load resource/.test(f))).toEqual([]);
});
