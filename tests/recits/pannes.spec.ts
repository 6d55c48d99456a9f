import http from 'node:http';
import type { Page } from '@playwright/test';
import { cocherLesPieces, codeRecu, creerCompte, demanderLeCode, presser, saisirLeCode, titre } from './agent.ts';
import { expect, test, type Plateforme } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter } from './visite.ts';

const REGISTRE_MUET = "Le site d'enregistrement ne répond pas. Vos données ici n'ont pas changé ; réessayez dans quelques minutes.";
const SERVEUR_MUET = "Le serveur ne répond pas. Ce que vous avez saisi reste à l'écran : vérifiez le réseau, puis recommencez.";

const numero = (page: Page) => page.getByLabel(/^Numéro unique/);
const code = (page: Page) => page.getByLabel(/^Code de sécurité/);
const lien = (page: Page, nom: string) => page.getByRole('link', { name: nom, exact: true });

async function arriver(plateforme: Plateforme, courriel: string): Promise<Page> {
  const { page } = await plateforme.ouvrirPoste();
  await seConnecter(page, courriel);
  return page;
}

test('le registre s’arrête pendant l’import : l’écran dit quoi faire, garde la saisie, et le même bouton aboutit à son retour', async ({
  plateforme,
}) => {
  test.setTimeout(120_000);
  const agent = plateforme.prendreAgentAImporter();
  const page = await arriver(plateforme, agent.courriel);
  await ouvrir(page, '/agent/importer');
  await numero(page).fill(agent.numeroUnique);
  await plateforme.arreterRegistre();
  await presser(page, 'Valider');
  await expect(page.getByRole('alert')).toContainText(REGISTRE_MUET);
  await expect(numero(page)).toHaveValue(agent.numeroUnique);
  await regarder(page, 'panne-registre-numero');

  await plateforme.demarrerRegistre();
  await presser(page, 'Valider');
  await titre(page, 'Saisir le code de sécurité');
  const recu = await codeRecu(plateforme, agent.courrielAuRegistre);
  await plateforme.arreterRegistre();
  await saisirLeCode(page, recu);
  await expect(page.getByRole('alert')).toContainText(REGISTRE_MUET);
  await expect(code(page)).toHaveValue(recu);
  await regarder(page, 'panne-registre-code');

  await plateforme.demarrerRegistre();
  await presser(page, 'Valider');
  await titre(page, 'Votre demande est importée');
});

/** Depuis l'accueil : l'écran d'un compte déjà créé reste tant qu'on ne le quitte pas. */
async function creerUnCompte(page: Page, courriel: string): Promise<string> {
  await ouvrir(page, '/');
  await titre(page, 'Se connecter');
  await creerCompte(page, courriel);
  return page.getByRole('main').innerText();
}

test('la messagerie est arrêtée quand le compte se crée : l’écran dit la même chose, et le courriel part une seule fois', async ({
  plateforme,
}) => {
  test.setTimeout(120_000);
  const [avant, attendu, temoin] = ['odile.avant@exemple.test', 'odile.attendue@exemple.test', 'odile.temoin@exemple.test'];
  const { page } = await plateforme.ouvrirPoste();
  const dHabitude = await creerUnCompte(page, avant);
  // Tout ce qui attendait est parti : le prochain courriel sera le premier à ne pas partir.
  await plateforme.courriels.attendre(avant, "Demande d'accès");

  await plateforme.arreterCourriels();
  expect(await creerUnCompte(page, attendu)).toBe(dHabitude.replaceAll(avant, attendu));
  await expect.poll(plateforme.sortieServeur).toContain('Les courriels attendent : la messagerie ne répond pas');
  expect(await plateforme.courriels.tous(attendu)).toEqual([]);

  await plateforme.demarrerCourriels();
  await plateforme.courriels.attendre(attendu, "Demande d'accès", 60_000);
  await creerUnCompte(page, temoin);
  await plateforme.courriels.attendre(temoin, "Demande d'accès");
  expect(await plateforme.courriels.tous(attendu)).toHaveLength(1);
});

/** L'agent ouvre la n-ième offre d'une commune qu'il demande. */
async function ouvrirOffre(page: Page, rang: number): Promise<void> {
  await ouvrir(page, '/agent/offres?toutes=true');
  await page.getByRole('tabpanel').getByRole('link').nth(rang).click();
  await page.getByRole('link', { name: 'Retour aux résultats' }).waitFor();
}
const jePostule = (page: Page) => page.getByRole('button', { name: 'Je postule', exact: true });
const confirmation = (page: Page) => page.getByRole('alertdialog');
const confirmer = (page: Page) => confirmation(page).getByRole('button', { name: 'Je postule' });

test('double clic sur « Je postule », puis sur « Annuler la candidature » : un seul acte chaque fois, un seul courriel, aucune erreur', async ({
  plateforme,
}) => {
  const agent = plateforme.prendreAgent();
  const page = await arriver(plateforme, agent.courriel);
  await ouvrirOffre(page, 0);
  await jePostule(page).dblclick();
  await confirmer(page).dblclick();
  await expect(confirmation(page)).toContainText('Ce logement a bien été ajouté à vos candidatures');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await confirmation(page).getByRole('button', { name: 'Ok' }).click();
  const annuler = page.getByRole('button', { name: 'Annuler cette candidature' });
  await expect(annuler).toHaveCount(1);

  await annuler.dblclick();
  await confirmation(page).getByRole('button', { name: 'Annuler la candidature' }).dblclick();
  await expect(confirmation(page)).toContainText('Votre candidature est annulée');
  await expect(page.getByRole('alert')).toHaveCount(0);
  // Déposé après tous les autres, ce courriel part après eux.
  await plateforme.courriels.attendre(agent.courriel, 'Candidature annulée');
  const sujets = (await plateforme.courriels.tous(agent.courriel)).map((c) => c.sujet.split(' – ')[0]);
  expect(sujets).toEqual(['Je postule : candidature déposée', 'Candidature annulée']);
});

test('deux onglets du même agent : après avoir postulé dans l’un, l’autre est refusé et nomme la candidature existante', async ({
  plateforme,
}) => {
  const agent = plateforme.prendreAgent();
  const page = await arriver(plateforme, agent.courriel);
  const autre = await page.context().newPage();
  await autre.goto(page.url());
  await ouvrirOffre(page, 0);
  await ouvrirOffre(autre, 1);
  for (const onglet of [page, autre]) await jePostule(onglet).click();
  const offre = await confirmation(page).getByRole('strong').first().innerText();
  await confirmer(page).click();
  await expect(confirmation(page)).toContainText('Ce logement a bien été ajouté à vos candidatures');

  await confirmer(autre).click();
  await expect(confirmation(autre).getByRole('alert')).toContainText(`Une candidature est déjà en cours : ${offre}`);
  await regarder(autre, 'panne-deux-onglets');
  await confirmation(autre).getByRole('button', { name: 'Renoncer' }).click();
  await lien(autre, 'Voir ma candidature').click();
  await expect(autre.getByRole('button', { name: 'Annuler cette candidature' })).toHaveCount(1);
});

test('les boutons précédent et suivant du navigateur, pendant l’import : ni écran blanc, ni étape refaite, ni saisie perdue', async ({
  plateforme,
}) => {
  const agent = plateforme.prendreAgentAImporter();
  const page = await arriver(plateforme, agent.courriel);
  await presser(page, 'Passer les étapes');
  await titre(page, 'Importer ma demande');
  await numero(page).fill(agent.numeroUnique.slice(0, 9));
  await lien(page, 'Aide').click();
  await titre(page, 'Aide');
  await page.goBack();
  await titre(page, 'Importer ma demande');
  await expect(numero(page)).toHaveValue(agent.numeroUnique.slice(0, 9));

  await demanderLeCode(page, agent.numeroUnique);
  await page.goForward();
  await titre(page, 'Aide');
  await page.goBack();
  await titre(page, 'Saisir le code de sécurité');
  await saisirLeCode(page, await codeRecu(plateforme, agent.courrielAuRegistre));
  await titre(page, 'Votre demande est importée');
  await lien(page, 'Continuer').click();
  await titre(page, '1. Les informations de mon NUR-NUD');
  await page.goBack();
  await titre(page, 'Vous suivez déjà une demande');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await page.goForward();
  await titre(page, '1. Les informations de mon NUR-NUD');
  await plateforme.courriels.attendre(agent.courriel, 'importée');
  expect(await plateforme.courriels.tous(agent.courriel)).toHaveLength(1);
  expect(await plateforme.courriels.tous(agent.courrielAuRegistre)).toHaveLength(1);
});

test('les boutons précédent et suivant du navigateur, dans les étapes du dossier : ce qui est saisi ou coché se retrouve', async ({
  plateforme,
}) => {
  const page = await arriver(plateforme, plateforme.prendreAgent().courriel);
  await ouvrir(page, '/agent/dossier/informations');
  await lien(page, 'Étape suivante').click();
  await titre(page, /^2\./);
  const matricule = page.getByLabel(/^Matricule/);
  await matricule.fill('OT-RETROUVE');
  await page.goBack();
  await titre(page, /^1\./);
  await page.goForward();
  await titre(page, /^2\./);
  await expect(matricule).toHaveValue('OT-RETROUVE');
  const reponse = Promise.withResolvers<void>();
  await page.route('**/api/agent.completer', (route) => reponse.promise.then(() => route.continue()));
  await presser(page, "Je valide l'académie");
  await matricule.fill('OT-PENDANT-L-ENVOI');
  reponse.resolve();
  await page.getByRole('button', { name: "Je valide l'académie" }).waitFor();
  await expect(matricule).toHaveValue('OT-PENDANT-L-ENVOI');
  await presser(page, "Je valide l'académie");
  await expect(page.getByText(/Votre académie est validée/)).toBeVisible();
  await lien(page, 'Étape suivante').click();
  await titre(page, /^3\./);

  const piece = page.getByRole('main').getByRole('checkbox').first();
  const cochee = await piece.isChecked();
  await piece.setChecked(!cochee, { force: true });
  await expect(page.getByText('Vos coches sont enregistrées.')).toBeVisible();
  await page.goBack();
  await titre(page, /^2\./);
  await expect(matricule).toHaveValue('OT-PENDANT-L-ENVOI');
  await page.goForward();
  await titre(page, /^3\./);
  expect(await piece.isChecked()).toBe(!cochee);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('« Valider mon dossier » pressé pendant qu’une coche s’enregistre attend cette coche', async ({ plateforme }) => {
  const page = await arriver(plateforme, plateforme.prendreAgent().courriel);
  await ouvrir(page, '/agent/dossier/pieces');
  const [premiere, seconde] = [0, 1].map((rang) => page.getByRole('main').getByRole('checkbox').nth(rang));
  // Un dossier complet, mais pas validé, quel que soit l'agent pris.
  await premiere!.uncheck({ force: true });
  await cocherLesPieces(page);
  for (const piece of [premiere!, seconde!]) await piece.uncheck({ force: true });
  await expect(page.getByText('Vos coches sont enregistrées.')).toBeVisible();

  const appels: string[] = [];
  const [relecture, enregistrement] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  await page.route('**/api/agent.espace', (route) => relecture.promise.then(() => route.continue()));
  await page.route('**/api/agent.confirmerPieces', (route) => {
    appels.push('coche');
    return appels.length === 1 ? route.continue() : enregistrement.promise.then(() => route.continue());
  });
  await page.route('**/api/agent.validerDossier', (route) => {
    appels.push('validation');
    return route.continue();
  });
  const relue = page.waitForRequest('**/api/agent.espace');
  await premiere!.check({ force: true });
  await relue;
  await seconde!.check({ force: true });
  await presser(page, 'Valider mon dossier');
  const lue = page.waitForResponse('**/api/agent.espace');
  relecture.resolve();
  await lue;
  await page.evaluate('new Promise((fait) => requestAnimationFrame(() => requestAnimationFrame(fait)))');
  expect(appels).toEqual(['coche', 'coche']);
  enregistrement.resolve();
  await lien(page, 'Voir les offres').waitFor();
  expect(appels).toEqual(['coche', 'coche', 'validation']);
});

test('la session fermée, rien de ce qui était saisi ne reste à l’écran', async ({ plateforme }) => {
  const { courriel, numeroUnique } = plateforme.prendreAgentAImporter();
  const page = await arriver(plateforme, courriel);
  await ouvrir(page, '/agent/importer');
  await numero(page).fill(numeroUnique);
  await presser(page, 'Se déconnecter');
  await titre(page, 'Se connecter');
  await seConnecter(page, courriel);
  await ouvrir(page, '/agent/importer');
  await expect(numero(page)).toHaveValue('');
});

/** Répond à l'adresse du serveur central arrêté ; rend de quoi libérer sa place. */
async function aLaPlaceDuServeur(url: string, repondre: http.RequestListener): Promise<() => Promise<void>> {
  const faux = http.createServer(repondre);
  await new Promise<void>((fait) => faux.listen(Number(new URL(url).port), '127.0.0.1', fait));
  return () =>
    new Promise((fait) => {
      faux.close(() => fait());
      faux.closeAllConnections();
    });
}
const portailCaptif: http.RequestListener = (_, reponse) =>
  void reponse.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Bienvenue</title><p>Acceptez les conditions.');
const silence: http.RequestListener = () => undefined;

test('un portail captif répond à la place du serveur, puis plus rien : chacun l’apprend, rien n’est perdu, et le même bouton aboutit au retour', async ({
  plateforme,
}) => {
  test.setTimeout(180_000);
  const agent = plateforme.prendreAgentAImporter();
  const page = await arriver(plateforme, agent.courriel);
  const gestionnaire = await plateforme.ouvrirPoste();
  await gestionnaire.connecter();
  await expect(gestionnaire.page.getByRole('contentinfo')).toContainText(/En ligne.*Synchronisé/s);
  await ouvrir(page, '/agent/importer');
  await numero(page).fill(agent.numeroUnique);

  await plateforme.arreterServeur();
  for (const [faux, patience] of [
    [portailCaptif, 10_000],
    [silence, 45_000],
  ] as const) {
    const liberer = await aLaPlaceDuServeur(plateforme.url, faux);
    await presser(page, 'Valider');
    await expect(page.getByRole('button', { name: 'Recherche de votre demande…' })).toHaveCount(0, { timeout: patience });
    await expect(page.getByRole('alert')).toContainText(SERVEUR_MUET);
    await expect(numero(page)).toHaveValue(agent.numeroUnique);
    await expect(gestionnaire.page.getByRole('contentinfo')).toContainText('Hors ligne');
    await liberer();
  }

  await plateforme.demarrerServeur();
  await presser(page, 'Valider');
  await titre(page, 'Saisir le code de sécurité');
  await expect(gestionnaire.page.getByRole('contentinfo')).toContainText(/En ligne.*Synchronisé/s, { timeout: 30_000 });
});
