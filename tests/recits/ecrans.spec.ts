import type { Page } from '@playwright/test';
import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { surveiller } from './visite.ts';

const aller = (page: Page, nom: RegExp) =>
  page.getByRole('navigation', { name: 'Menu principal' }).getByRole('link', { name: nom }).click();

test('chaque écran, clair et sombre, large et étroit : aucune faute d’accessibilité, aucune erreur', async ({ plateforme }) => {
  test.setTimeout(180_000);
  const agent = plateforme.prendreAgent();
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  await regarder(page, '01-connexion');
  await page.getByLabel('E-mail').fill('gestionnaire@demo.test');
  await page.getByLabel('Mot de passe', { exact: true }).fill('faux');
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('alert').first().waitFor();
  await regarder(page, '02-connexion-refusee');

  await poste.connecter();
  await page.getByRole('row').nth(5).waitFor();
  await regarder(page, '03-dossiers');
  await page.getByLabel('Rechercher un agent').fill('zzzzqqq');
  await page.getByRole('heading', { name: 'Aucun dossier ne correspond' }).waitFor();
  await regarder(page, '04-dossiers-sans-resultat');
  await page.getByLabel('Rechercher un agent').fill(`${agent.prenom} ${agent.nom}`);
  await page
    .getByRole('row', { name: new RegExp(agent.nom, 'i') })
    .first()
    .click();
  await page.getByRole('link', { name: 'Voir les offres' }).waitFor();
  await regarder(page, '05-dossier');
  await page.getByRole('link', { name: 'Voir les offres' }).click();
  await page.getByRole('tab', { name: /Communes demandées/ }).waitFor();
  await regarder(page, '06-offres');
  await page.getByRole('tabpanel').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Je postule', exact: true }).waitFor();
  await regarder(page, '07-offre');
  await page.getByRole('button', { name: 'Essayer une hypothèse' }).click();
  await page.getByLabel('Aide au logement').fill('beaucoup');
  await expect(page.getByText('Saisissez un montant en euros, sans lettres.')).toBeVisible();
  await page.getByLabel('Aide au logement').fill('9 000');
  await page.getByLabel('Naissances attendues').selectOption('1');
  await expect(page.getByRole('heading', { name: /^Avec cette hypothèse/ })).toBeVisible();
  await expect(page.getByText(/aide au logement 9/)).toBeVisible();
  await regarder(page, '07-offre-hypothese');
  await page.getByRole('button', { name: "Fermer l'hypothèse" }).click();
  await page.getByRole('button', { name: 'Je postule', exact: true }).click();
  await page.getByRole('alertdialog').waitFor();
  await regarder(page, '08-confirmation');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Renoncer' }).click();
  await aller(page, /Boîte d'envoi/);
  await page.getByRole('heading', { name: 'Rien à envoyer' }).waitFor();
  await regarder(page, '09-boite-envoi-vide');
  await aller(page, /Divergences/);
  await page.getByRole('heading', { name: 'Aucune divergence' }).waitFor();
  await regarder(page, '10-divergences-vide');

  await plateforme.arreterServeur();
  await expect(page.getByRole('contentinfo')).toContainText('Hors ligne');
  await aller(page, /Dossiers/);
  await page.getByRole('row').nth(1).waitFor();
  await regarder(page, '11-dossiers-hors-ligne');
  await page.goto(`${new URL(page.url()).origin}/#/nulle-part`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await regarder(page, '12-page-absente');
  expect(fautes).toEqual([]);
});

test('au clavier seul : chercher un agent, ouvrir son dossier, aller à ses offres et renoncer', async ({ plateforme }) => {
  const agent = plateforme.prendreAgent();
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  await poste.connecter();
  await page.getByRole('row').nth(3).waitFor();
  // Entrée pressée avant que la recherche ait répondu : rien ne s'ouvre, puis c'est l'agent cherché, jamais la première ligne d'avant.
  const reponse = Promise.withResolvers<void>();
  await page.route('**/api/dossier.lister', (route) => reponse.promise.then(() => route.continue()));
  await page.keyboard.press('/');
  await page.keyboard.type(`${agent.prenom} ${agent.nom}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('grid')).toHaveAttribute('aria-busy', 'true');
  reponse.resolve();
  const versOffres = page.getByRole('link', { name: 'Voir les offres' });
  await versOffres.waitFor();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(new RegExp(agent.nom, 'i'));
  await versOffres.focus();
  await page.keyboard.press('Enter');
  const onglet = page.getByRole('tab', { name: /Communes demandées/ });
  await onglet.waitFor();
  await onglet.focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: /Communes limitrophes/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowLeft');
  await page.getByRole('tabpanel').getByRole('link').first().focus();
  await page.keyboard.press('Enter');
  const postuler = page.getByRole('button', { name: 'Je postule', exact: true });
  await postuler.waitFor();
  await postuler.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('alertdialog').waitFor();
  await page.keyboard.press('Escape');
  await expect(postuler).toBeFocused();
});
