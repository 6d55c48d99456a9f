import type { Page } from '@playwright/test';
import { choisirLeMotDePasse, creerCompte, lienRecu, MOT_DE_PASSE_CHOISI, presser, titre } from './agent.ts';
import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter, surveiller } from './visite.ts';

/** Le jeton n'est pris qu'à l'arrivée : suivre un lien est toujours ouvrir une page. */
async function suivre(page: Page, lien: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(lien);
  await page.getByRole('heading', { level: 1 }).waitFor();
}

test('la page du lien reçu par courriel : un clic de plus, les règles à mesure, le succès, et chaque lien qui ne peut plus servir', async ({
  plateforme,
}) => {
  test.setTimeout(180_000);
  const courriel = 'camille.lien@exemple.test';
  const { page: poste } = await plateforme.ouvrirPoste();
  await creerCompte(poste, courriel);
  const lien = await lienRecu(plateforme, courriel);
  const page = await poste.context().newPage();
  const fautes = surveiller({ page });

  await suivre(page, lien);
  await titre(page, /Dernière étape/);
  expect(page.url()).not.toContain('jeton');
  await regarder(page, 'lien-cliquez-ici');
  await presser(page, 'Cliquez ici');
  await titre(page, 'Mise à jour du mot de passe');
  await regarder(page, 'lien-mot-de-passe');
  const regle = (nom: string) => page.getByRole('listitem').filter({ hasText: nom });
  await page.getByLabel('Nouveau mot de passe').fill('tilleul');
  await expect(regle('1 lettre en minuscule')).toContainText('condition remplie');
  for (const nom of ['8 caractères', '1 chiffre', '1 lettre en majuscule']) await expect(regle(nom)).toContainText('condition à remplir');
  await presser(page, 'VALIDER');
  await expect(page.getByText('Ce mot de passe ne remplit pas encore toutes les conditions.')).toBeVisible();
  await regarder(page, 'lien-regles');
  await choisirLeMotDePasse(page, 'autre-chose');
  await expect(page.getByText('Les deux mots de passe ne sont pas identiques.')).toBeVisible();
  await expect(page.getByText('condition à remplir')).toHaveCount(0);
  await regarder(page, 'lien-differents');
  await choisirLeMotDePasse(page);
  await titre(page, 'Votre compte a été créé.');
  await regarder(page, 'lien-cree');

  await suivre(page, lien);
  await expect(page.getByText('Ce lien a déjà servi')).toBeVisible();
  await regarder(page, 'lien-deja-servi');
  await suivre(page, lien.replace(/jeton=.*/, 'jeton=ce-lien-est-faux'));
  await expect(page.getByText("Ce lien n'est pas reconnu")).toBeVisible();
  await regarder(page, 'lien-faux');
  await suivre(page, lien.replace(/#.*/, ''));
  await expect(page.getByText("L'adresse de cette page est incomplète")).toBeVisible();
  await regarder(page, 'lien-incomplet');

  await page.route('**/compte.lien', (route) => route.abort());
  await suivre(page, lien);
  await titre(page, "Le lien n'a pas pu être vérifié");
  await expect(page.getByRole('alert')).toHaveText('Le serveur ne répond pas : vérifiez le réseau, puis réessayez.');
  await regarder(page, 'lien-non-verifie');
  await page.unroute('**/compte.lien');
  await presser(page, 'Réessayer');
  await titre(page, 'Ce lien ne peut pas servir');

  await ouvrir(poste, '/compte/oublie');
  await poste.getByLabel('E-mail').fill(courriel);
  await presser(poste, 'Recevoir le lien');
  await expect(poste.getByRole('status')).toContainText(courriel);
  await regarder(poste, 'porte-mot-de-passe-oublie-envoye');
  await suivre(page, await lienRecu(plateforme, courriel, 'Nouveau mot de passe'));
  await titre(page, 'Choisir un nouveau mot de passe');
  await regarder(page, 'lien-oublie');
  await presser(page, 'Cliquez ici');
  await choisirLeMotDePasse(page);
  await titre(page, 'Votre mot de passe a été changé.');
  await regarder(page, 'lien-change');
  await ouvrir(poste, '/');
  await seConnecter(poste, courriel, MOT_DE_PASSE_CHOISI);
  expect(fautes).toEqual(['Failed to load resource: net::ERR_FAILED']);
});
