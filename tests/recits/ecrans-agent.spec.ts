import type { Page } from '@playwright/test';
import {
  cocherLesPieces,
  codeRecu,
  demanderLeCode,
  presser,
  remplirLeConsentement,
  saisirLeCode,
  titre,
  validerLAcademie,
} from './agent.ts';
import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter, surveiller } from './visite.ts';

const numero = (page: Page) => page.getByLabel(/^Numéro unique/);

/** « Importer ma demande », vide puis fautif ; sans numéro unique, le site du département (G31–G33). */
async function regarderLeNumero(page: Page): Promise<void> {
  await regarder(page, 'import-numero');
  await presser(page, 'Valider');
  await expect(page.getByText('Saisissez votre numéro unique.')).toBeVisible();
  await expect(numero(page)).toBeFocused();
  await regarder(page, 'import-numero-vide');
  await numero(page).fill('0451326');
  await presser(page, 'Valider');
  await expect(page.getByText('vous en avez saisi 7').first()).toBeVisible();
  await regarder(page, 'import-numero-court');
  await numero(page).fill('045 13 26 123456 ACLOG');
  await presser(page, 'Valider');
  await expect(page.getByText("Le mois « 13 » n'existe pas").first()).toBeVisible();
  await regarder(page, 'import-numero-mal-forme');
  await numero(page).fill('111092062114ACLOG');
  await presser(page, 'Valider');
  await expect(page.getByRole('alert')).toContainText('Aucune demande ne porte ce numéro unique');
  await regarder(page, 'import-numero-inconnu');
  await page.getByRole('combobox', { name: 'Département de recherche' }).click();
  await page.keyboard.type('finis');
  await expect(page.getByRole('listbox').getByRole('option')).toHaveText(['Finistère (29)']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /demandelogement29\.fr/ })).toBeVisible();
  await regarder(page, 'import-departement');
}

/** Le code vide, faux, essayé cinq fois, puis un nouveau (G34–G36, G63, D8). */
async function regarderLeCode(page: Page): Promise<void> {
  await regarder(page, 'import-code');
  await presser(page, 'Valider');
  await expect(page.getByText('Saisissez le code reçu par e-mail.')).toBeVisible();
  await regarder(page, 'import-code-vide');
  for (let reste = 4; reste > 0; reste--) {
    await saisirLeCode(page, 'FAUXCODE');
    await expect(page.getByRole('alert')).toContainText(`il vous reste ${reste} essai`);
    if (reste === 4) await regarder(page, 'import-code-faux');
  }
  await saisirLeCode(page, 'FAUXCODE');
  await expect(page.getByRole('alert')).toContainText('Ce code a été essayé trop de fois');
  await regarder(page, 'import-code-epuise');
}

/** L'employeur et l'autorisation, vides, fautifs, remplis, puis donnés (G43–G53, D6). */
async function regarderLAutorisation(page: Page): Promise<void> {
  // Le site d'enregistrement de démonstration connaît déjà l'employeur de cet agent : ce qu'il a rempli s'efface.
  for (const champ of [/^N° SIRET/, /^Nom de l'employeur/]) await page.getByLabel(champ).fill('');
  await regarder(page, 'completer-vide');
  await presser(page, "Je valide l'académie");
  await expect(page.getByText('Saisissez le SIRET de votre employeur : 14 chiffres.')).toBeVisible();
  await regarder(page, 'completer-erreurs');
  await validerLAcademie(page);
  await regarder(page, 'consentement-vide');
  await presser(page, 'Donner mon autorisation');
  await expect(page.getByText('Choisissez une durée.')).toBeVisible();
  await regarder(page, 'consentement-erreurs');
  await remplirLeConsentement(page);
  await regarder(page, 'consentement-rempli');
  await presser(page, 'Donner mon autorisation');
  await expect(page.getByText('Autorisation en vigueur')).toBeVisible();
  await regarder(page, 'consentement-donne');
}

/** Retirer est aussi simple que donner (D6). */
async function regarderLeRetrait(page: Page): Promise<void> {
  await ouvrir(page, '/agent/autorisation');
  await presser(page, 'Retirer mon autorisation');
  const boite = page.getByRole('alertdialog');
  await boite.waitFor();
  await regarder(page, 'autorisation-retirer');
  await boite.getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('Votre autorisation est retirée.')).toBeVisible();
  await regarder(page, 'autorisation-retiree');
}

/** Les pièces qui manquent sont nommées ; toutes cochées, le dossier se valide (G54–G59). */
async function regarderLesPieces(page: Page): Promise<void> {
  await presser(page, 'Valider mon dossier');
  await expect(page.getByRole('alert').first()).toBeVisible();
  await regarder(page, 'pieces-manquantes');
  await cocherLesPieces(page);
  await presser(page, 'Valider mon dossier');
  await expect(page.getByRole('link', { name: 'Voir les offres' })).toBeVisible();
  await regarder(page, 'pieces-validees');
}

test('l’agent sans demande : le numéro unique, le code, l’employeur, l’autorisation et les pièces, vides, fautifs, puis justes', async ({
  plateforme,
}) => {
  test.setTimeout(420_000);
  const agent = plateforme.prendreAgentAImporter();
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, agent.courriel);
  await presser(page, 'Passer les étapes');
  await titre(page, 'Importer ma demande');
  await regarderLeNumero(page);
  await demanderLeCode(page, agent.numeroUnique);
  const epuise = await codeRecu(plateforme, agent.courrielAuRegistre);
  await regarderLeCode(page);
  await saisirLeCode(page, epuise);
  await expect(page.getByRole('alert')).toContainText('Ce code a été essayé trop de fois');
  await presser(page, 'Recevoir un nouveau code');
  await expect(page.getByRole('status')).toContainText('Un nouveau code vient de vous être envoyé');
  await regarder(page, 'import-code-nouveau');
  await saisirLeCode(page, await codeRecu(plateforme, agent.courrielAuRegistre, 2));
  await titre(page, 'Votre demande est importée');
  await regarder(page, 'import-faite');
  await ouvrir(page, '/agent/dossier/completer');
  await regarderLAutorisation(page);
  await ouvrir(page, '/agent');
  await regarder(page, 'situation-reste-a-faire');
  await ouvrir(page, '/agent/dossier/pieces');
  await regarderLesPieces(page);
  await regarderLeRetrait(page);
  expect(fautes).toEqual([]);
});
