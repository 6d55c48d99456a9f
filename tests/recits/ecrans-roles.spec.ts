import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, regarderTout, seConnecter, surveiller } from './visite.ts';

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
    ['guide', '/aide/guide/README'],
    ['guide-bailleur', '/aide/guide/bailleur'],
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
  await ouvrir(page, '/agent/offres?onglet=departement');
  await page.getByRole('heading', { level: 1, name: 'Le serveur ne répond pas' }).waitFor();
  // L'écran entier le dit : l'avis d'en haut, qui parle de ce qui est affiché, se tait.
  await expect(page.getByText('Ce qui est affiché date de votre dernière lecture')).toBeHidden();
  await regarder(page, 'agent-serveur-muet');
});

test('l’agent postule, suit et annule : chaque confirmation, et ce qui l’empêche de postuler ailleurs', async ({ plateforme }) => {
  test.setTimeout(120_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  const boite = page.getByRole('alertdialog');
  await seConnecter(page, plateforme.prendreAgent().courriel);
  await ouvrir(page, '/agent/offres?toutes=true');
  await page.getByRole('tabpanel').getByRole('link').first().click();
  await page.getByRole('button', { name: 'Je postule', exact: true }).click();
  await boite.waitFor();
  await regarder(page, 'agent-postuler');
  await boite.getByRole('button', { name: 'Je postule' }).click();
  await expect(boite).toContainText('Ce logement a bien été ajouté à vos candidatures');
  await regarder(page, 'agent-postuler-fait');
  await boite.getByRole('button', { name: 'Ok' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mes candidatures' }).waitFor();
  await regarder(page, 'agent-candidature-en-cours');
  await ouvrir(page, '/agent/offres?toutes=true');
  await page.getByRole('tabpanel').getByRole('link').nth(1).click();
  await page.getByRole('link', { name: 'Voir ma candidature' }).waitFor();
  await regarder(page, 'agent-offre-deja-candidat');
  await page.getByRole('link', { name: 'Voir ma candidature' }).click();
  await page.getByRole('button', { name: 'Annuler cette candidature' }).click();
  await boite.waitFor();
  await regarder(page, 'agent-annuler');
  await boite.getByRole('button', { name: 'Annuler la candidature' }).click();
  await expect(boite).toContainText('Votre candidature est annulée');
  await expect(boite.getByRole('heading')).toHaveText('Candidature annulée');
  await regarder(page, 'agent-annuler-fait');
  expect(fautes).toEqual([]);
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
