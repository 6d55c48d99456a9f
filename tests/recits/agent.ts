import { expect, type Page } from '@playwright/test';
import type { Plateforme } from './plateforme.ts';
import { ouvrir } from './visite.ts';

/** Le même mot de passe que le guide suivi au clavier : il tient toutes les règles. */
export const MOT_DE_PASSE_CHOISI = 'Tilleul-Orange-2026';

export const SIRET_ORLEANS_TOURS = '17450430800019';

export const titre = (page: Page, nom: string | RegExp) => expect(page.getByRole('heading', { level: 1, name: nom })).toBeVisible();
export const presser = (page: Page, nom: string | RegExp) => page.getByRole('button', { name: nom, exact: true }).click();
const lire = (page: Page) => expect(page.locator('[aria-busy=true]')).toHaveCount(0);

/** Remplit « Créer mon compte » au nom de Camille Fournier et l'envoie, jusqu'à « Validation du compte » (G16–G20). */
export async function creerCompte(page: Page, courriel: string): Promise<void> {
  await ouvrir(page, '/compte/creer');
  await page.getByText('Madame', { exact: true }).click();
  await page.getByLabel('Nom de naissance').fill('Fournier');
  await page.getByLabel('Prénom').fill('Camille');
  await page.getByLabel(/^Téléphone portable/).fill('06 12 34 56 78');
  await page.getByLabel(/^E-mail/).fill(courriel);
  await page.getByText(/J'ai compris et j'accepte/).click();
  await presser(page, 'Créer mon compte');
  await titre(page, 'Validation du compte');
}

/** L'adresse du lien que porte le vrai courriel de ce sujet (G21, G29). */
export async function lienRecu({ courriels }: Plateforme, courriel: string, sujet = "Demande d'accès"): Promise<string> {
  const { texte } = await courriels.attendre(courriel, sujet);
  return /https?:\/\/\S+#jeton=\S+/.exec(texte)![0];
}

/** Suit le lien du courriel jusqu'au mot de passe choisi (G23–G27). */
export async function activerLeCompte(page: Page, lien: string): Promise<void> {
  await page.goto(lien);
  await presser(page, 'Cliquez ici');
  await choisirLeMotDePasse(page);
  await titre(page, 'Votre compte a été créé.');
}

export async function choisirLeMotDePasse(page: Page, confirmation = MOT_DE_PASSE_CHOISI): Promise<void> {
  await page.getByLabel('Nouveau mot de passe').fill(MOT_DE_PASSE_CHOISI);
  await page.getByLabel('Confirmation du mot de passe').fill(confirmation);
  await presser(page, 'VALIDER');
}

/** Saisit le numéro unique, jusqu'à l'écran du code (G31, G34). */
export async function demanderLeCode(page: Page, numero: string): Promise<void> {
  await page.getByLabel(/^Numéro unique/).fill(numero);
  await presser(page, 'Valider');
  await titre(page, 'Saisir le code de sécurité');
}

/** Le dernier code que le site d'enregistrement a envoyé à cette adresse, quand il en a envoyé `rang` (G34). */
export async function codeRecu({ courriels }: Plateforme, adresse: string, rang = 1): Promise<string> {
  const codes = async () => (await courriels.tous(adresse)).flatMap(({ texte }) => /\b[A-HJ-NP-Z2-9]{8}\b/.exec(texte)?.[0] ?? []);
  await expect.poll(async () => (await codes()).length, { timeout: 20_000 }).toBe(rang);
  return (await codes()).at(-1)!;
}

export async function saisirLeCode(page: Page, code: string): Promise<void> {
  await page.getByLabel(/^Code de sécurité/).fill(code);
  await presser(page, 'Valider');
}

/** « Je valide l'académie » : l'employeur d'Orléans-Tours (G43–G49). */
export async function validerLAcademie(page: Page, matricule = 'OT445566'): Promise<void> {
  await page.getByLabel(/^N° SIRET/).fill(SIRET_ORLEANS_TOURS);
  await page.getByLabel(/^Nom de l'employeur/).fill("Rectorat de l'académie d'Orléans-Tours");
  await page.getByLabel(/^Matricule/).fill(matricule);
  await presser(page, "Je valide l'académie");
  await expect(page.getByText(/Votre académie est validée/)).toBeVisible();
  await lire(page);
}

/** Coche chaque pouvoir et un an, sans rien envoyer (G51, D6). */
export async function remplirLeConsentement(page: Page): Promise<void> {
  for (const pouvoir of [/^Voir ma demande/, /^Voir l'historique/, /^Candidater pour moi/, /^Annuler une candidature pour moi/])
    await page.getByText(pouvoir).click();
  await page.getByText('12 mois', { exact: true }).click();
}

/** Coche toutes les pièces (G56). */
export async function cocherLesPieces(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Valider mon dossier' }).waitFor();
  for (const piece of await page.getByRole('main').getByRole('checkbox').all()) {
    if (!(await piece.isChecked())) await piece.press('Space');
    await expect(piece).toBeChecked();
  }
}
