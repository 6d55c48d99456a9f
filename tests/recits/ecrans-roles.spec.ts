import type { Page } from '@playwright/test';
import { expect, test, type Poste } from './plateforme.ts';
import { regarder } from './regarder.ts';

const MOT_DE_PASSE = 'Demonstration-2026';

/** Tout ce que la console a dit d'anormal : une faute de la politique de contenu s'y voit. */
function surveiller({ page }: Poste): string[] {
  const fautes: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') fautes.push(message.text());
  });
  page.on('pageerror', (erreur) => fautes.push(String(erreur)));
  return fautes;
}

async function seConnecter(page: Page, courriel: string): Promise<void> {
  await page.getByLabel('E-mail').fill(courriel);
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor();
}

/** Va à un écran par son adresse, sans recharger, et attend que tout y soit lu. */
async function ouvrir(page: Page, chemin: string): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/#${chemin}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0);
}

async function regarderTout(page: Page, role: string, ecrans: readonly (readonly [nom: string, chemin: string])[]): Promise<void> {
  for (const [nom, chemin] of ecrans)
    await test.step(`${role} : ${nom}`, async () => {
      await ouvrir(page, chemin);
      await regarder(page, `${role}-${nom}`);
    });
}

test('sans compte : se connecter, créer un compte, mot de passe oublié, aide', async ({ plateforme }) => {
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  await regarderTout(page, 'porte', [
    ['connexion', '/'],
    ['creer-compte', '/compte/creer'],
    ['mot-de-passe-oublie', '/compte/oublie'],
    ['aide', '/aide'],
  ]);
  await ouvrir(page, '/compte/creer');
  await page.getByRole('button', { name: 'Créer mon compte' }).click();
  await expect(page.getByText('Saisissez votre nom de naissance.')).toBeVisible();
  await regarder(page, 'porte-creer-compte-erreurs');
  expect(fautes).toEqual([]);
});

test('l’agent : chaque écran, clair et sombre, large et étroit', async ({ plateforme }) => {
  test.setTimeout(180_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, 'agent@demo.test');
  await ouvrir(page, '/agent');
  await regarder(page, 'agent-tutoriel');
  await page.getByRole('button', { name: 'Passer les étapes' }).click();
  await page.getByRole('heading', { level: 1, name: 'Ma situation' }).waitFor();
  await regarder(page, 'agent-situation');
  await page.getByRole('button', { name: 'Supprimer ma demande' }).click();
  await page.getByRole('alertdialog').waitFor();
  await regarder(page, 'agent-supprimer');
  await page.keyboard.press('Escape');
  await regarderTout(page, 'agent', [
    ['informations', '/agent/dossier/informations'],
    ['completer', '/agent/dossier/completer'],
    ['pieces', '/agent/dossier/pieces'],
    ['autorisation', '/agent/autorisation'],
    ['offres', '/agent/offres'],
    ['offres-limitrophes', '/agent/offres?onglet=limitrophe'],
    ['candidatures', '/agent/candidatures'],
    ['page-absente', '/agent/nulle-part'],
  ]);
  await ouvrir(page, '/agent/offres');
  await page.getByRole('tabpanel').getByRole('link').first().click();
  await page.getByRole('link', { name: 'Retour aux résultats' }).waitFor();
  await regarder(page, 'agent-offre');
  expect(fautes).toEqual([]);
  await plateforme.arreterServeur();
  await ouvrir(page, '/agent/candidatures');
  await regarder(page, 'agent-serveur-muet');
});

test('le conseiller et le gestionnaire : la file, un dossier, les rattachements', async ({ plateforme }) => {
  test.setTimeout(120_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, 'conseiller@demo.test');
  await ouvrir(page, '/conseiller');
  await regarder(page, 'conseiller-file');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: /Retour/ }).waitFor();
  await regarder(page, 'conseiller-dossier');
  expect(fautes).toEqual([]);

  const bureau = await plateforme.ouvrirPoste();
  await bureau.connecter();
  await regarderTout(bureau.page, 'gestionnaire', [
    ['rattachements', '/rattachements'],
    ['aide', '/aide'],
  ]);
});

test('le bailleur : ses offres, la publication, l’import, les candidatures', async ({ plateforme }) => {
  test.setTimeout(180_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, 'bailleur@demo.test');
  await regarderTout(page, 'bailleur', [
    ['offres', '/bailleur'],
    ['publier', '/bailleur/publier'],
    ['importer', '/bailleur/importer'],
    ['candidatures', '/bailleur/candidatures'],
  ]);
  await ouvrir(page, '/bailleur/importer');
  const fautif = 'Référence;Code INSEE de la commune\r\nA-1;99999\r\nA-1;45234\r\n';
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'offres.csv', mimeType: 'text/csv', buffer: Buffer.from(fautif) });
  await page.getByRole('alert').first().waitFor();
  await regarder(page, 'bailleur-importer-refus');
  await ouvrir(page, '/bailleur');
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('link', { name: /Retour/ }).waitFor();
  await regarder(page, 'bailleur-offre');
  expect(fautes).toEqual([]);
});
