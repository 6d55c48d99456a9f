import type { Page } from '@playwright/test';
import { expect, test } from './plateforme.ts';

const MOT_DE_PASSE = 'Demonstration-2026';

type Passage = readonly [nom: string, chemin: string, phrases: readonly string[]];

const sansCompte: readonly Passage[] = [
  [
    'G1, G2, G3 : un seul lieu, toutes les offres, réservé aux agents',
    '/aide',
    ['Un seul lieu', 'toutes les offres des bailleurs partenaires', 'réservé aux agents des académies'],
  ],
  [
    'G4, G5, G89 : l’aide, le téléphone, les règles d’attribution',
    '/aide',
    ['0 970 800 800', "Consulter les règles d'attribution", "centre d'aide AL'in", 'formulaire de contact'],
  ],
  [
    'G6, G11, G12 : le préalable est dit avant tout',
    '/compte/creer',
    ['Avant de commencer', 'numéro unique de demande de logement social'],
  ],
  ['G7, G8, G9 : les trois règles', '/aide', ['plafond de ressources', 'T2 au T4', 'environ 3 fois le montant du loyer']],
  [
    'G13, G14 : le site d’enregistrement et les cinq étapes',
    '/compte/creer',
    ['demande-logement-social.gouv.fr', 'Les cinq étapes', 'Je postule aux offres liées à ma situation.'],
  ],
  [
    'G15, G16, G29 : se connecter, créer un compte, mot de passe oublié',
    '/',
    ['Se connecter', 'Créer mon compte', 'Mot de passe oublié ?'],
  ],
  [
    'G17, G18, G19 : le formulaire',
    '/compte/creer',
    ['Civilité', 'Nom de naissance', 'Téléphone portable', "J'ai compris et j'accepte", "Nous vous conseillons l'adresse"],
  ],
  [
    'G86, G87 : les délais du bailleur, le classement',
    '/aide',
    ['ses propres délais', 'Le classement des candidatures est fait par la plateforme'],
  ],
];

const agent: readonly Passage[] = [
  [
    'G37, G38, G39 : les trois étapes, le numéro unique, les informations',
    '/agent/dossier/informations',
    ['1. Les informations de mon NUR-NUD', 'Voici les informations liées au numéro unique', 'Étape suivante'],
  ],
  ['G40, G41 : modifier, mettre à jour', '/agent/dossier/informations', ['Modifier mes informations', 'Mettre à jour']],
  [
    'G43 à G49 : l’employeur',
    '/agent/dossier/completer',
    [
      "N° SIRET de l'employeur",
      '17450430800019',
      "Nom de l'employeur",
      'Code entreprise (ce champ est facultatif)',
      'Matricule',
      "Date d'entrée dans l'académie",
      'Êtes-vous en CDI',
      "Je valide l'académie",
    ],
  ],
  ['G54, G57, G58 : les pièces, les déposer, valider', '/agent/dossier/pieces', ['Identité', 'Ressources', 'Déposer mes pièces']],
  ['G60, G69 : le tableau de bord', '/agent', ['Ma situation', 'Les offres', 'Mes candidatures']],
  ['G67 : l’avertissement', '/agent/dossier/pieces', ['Vous devez impérativement mettre à jour']],
  ['G70, G71 : les trois onglets', '/agent/offres', ['Communes demandées', 'Communes limitrophes', 'Autres communes du département']],
  ['G78, G88 : mes candidatures, l’historique', '/agent/candidatures', ['Mes candidatures', 'Historique de mes candidatures']],
];

async function lire(page: Page, passages: readonly Passage[]): Promise<void> {
  for (const [nom, chemin, phrases] of passages)
    await test.step(nom, async () => {
      await page.goto(`${new URL(page.url()).origin}/#${chemin}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      for (const phrase of phrases) await expect.soft(page.locator('body'), `${nom} : « ${phrase} » manque`).toContainText(phrase);
    });
}

test('ce que le guide écrit se lit à sa place, écran par écran', async ({ plateforme }) => {
  const { page } = await plateforme.ouvrirPoste();
  await page.getByRole('heading', { level: 1, name: 'Se connecter' }).waitFor();
  await lire(page, sansCompte);
  await page.goto(`${new URL(page.url()).origin}/#/`);
  await page.getByLabel('E-mail').fill('agent@demo.test');
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor();
  await lire(page, agent);
  await page.goto(`${new URL(page.url()).origin}/#/agent/offres`);
  const carte = page.getByRole('tabpanel').getByRole('link').first();
  await carte.click();
  await page.getByRole('link', { name: 'Retour aux résultats' }).waitFor();
  for (const phrase of [
    'Date limite',
    'Disponible',
    'Loyer',
    'Surface',
    'Étage',
    'gaz à effet de serre',
    'mobilité réduite',
    'Description',
  ])
    await expect.soft(page.getByRole('main'), `G74, l’offre : « ${phrase} » manque`).toContainText(new RegExp(phrase, 'i'));
});
