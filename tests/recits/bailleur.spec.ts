import type { Page } from '@playwright/test';
import { champsOffre, type SaisieOffre } from '../../domain/offre/saisie-offre.ts';
import { ajouterJours, jourAParis } from '../../domain/shared/dates.ts';
import { presser } from './agent.ts';
import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter, surveiller } from './visite.ts';

const BAILLEUR = 'bailleur@demo.test';
const jour = jourAParis(new Date().toISOString());

const dialogue = (page: Page) => page.getByRole('alertdialog');

/** Le dossier du premier agent de cette file. */
async function ouvrirLePremier(page: Page, file: 'a_traiter' | 'en_commission'): Promise<void> {
  await ouvrir(page, `/bailleur/candidatures?file=${file}`);
  await page.getByRole('table').getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Suivi de la candidature' }).waitFor();
}

/** Un acte qui demande un texte : l'oublier est refusé et dit, l'écrire suffit. */
async function faire(page: Page, acte: string, texte: string, nom: string): Promise<void> {
  await presser(page, acte);
  await dialogue(page).getByRole('button', { name: acte }).click();
  await expect(dialogue(page).getByRole('alert')).toContainText("Écrivez le motif ou la précision : ce texte est montré à l'agent.");
  await regarder(page, nom);
  await dialogue(page).getByRole('textbox').fill(texte);
  await dialogue(page).getByRole('button', { name: acte }).click();
  await expect(page.getByText('Acte enregistré. La candidature est à jour.')).toBeVisible();
  await expect(page.getByText(texte)).toBeVisible();
}

test('un dossier reçu par le bailleur : visite proposée, CALEOL de moins de trois dossiers, décision', async ({ plateforme }) => {
  test.setTimeout(180_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, BAILLEUR);
  await ouvrirLePremier(page, 'a_traiter');
  const agent = await page.getByRole('heading', { level: 1 }).innerText();
  await regarder(page, 'bailleur-dossier-recu');

  await faire(page, 'Proposer une visite', 'Le 3 décembre à 14 h, sur place.', 'bailleur-visite-refus');
  await regarder(page, 'bailleur-dossier-visite');

  await page.getByRole('link', { name: "Inscrire à une CALEOL, depuis l'offre" }).click();
  // La case est celle du DSFR : on clique son libellé, qui est toute la case.
  await page.getByLabel(`Inscrire le dossier de ${agent}`).check({ force: true });
  await page.getByLabel('Jour de la commission').fill(ajouterJours(jour, 20));
  await presser(page, 'Inscrire les dossiers choisis');
  await expect(page.getByText(/au moins trois dossiers pour un logement/)).toBeVisible();
  await regarder(page, 'bailleur-commission-refus');
  await page.getByLabel('Moins de trois dossiers').selectOption("Il n'y a pas trois candidats pour ce logement");
  await presser(page, 'Inscrire les dossiers choisis');
  await expect(page.getByText('1 dossier inscrit en commission.')).toBeVisible();
  await regarder(page, 'bailleur-commission-inscrite');

  await page.getByRole('link', { name: `Ouvrir la candidature de ${agent}` }).click();
  await page.getByRole('button', { name: 'Attribuer sous condition' }).waitFor();
  await regarder(page, 'bailleur-dossier-commission');
  await faire(page, 'Attribuer sous condition', 'Sous réserve de la résiliation du bail en cours.', 'bailleur-decision-refus');
  await regarder(page, 'bailleur-dossier-attribue');

  await ouvrirLePremier(page, 'en_commission');
  await faire(page, 'Ne pas attribuer', 'Un autre dossier était plus ancien.', 'bailleur-non-attribution-refus');
  await expect(page.getByText("Cette candidature est close : il n'y a plus rien à faire.")).toBeVisible();
  await regarder(page, 'bailleur-dossier-clos');
  expect(fautes).toEqual([]);
});

const offre = (reference: string): SaisieOffre => ({
  reference,
  insee: '18033',
  codePostal: '18000',
  typologie: 'T2',
  surface: '45,5',
  normeLocative: 'PLUS',
  loyer: '402,50',
  charges: '55',
  etage: '1',
  adaptePmr: 'non',
  ges: 'C',
  description: 'Deux pièces près du marais, cave et local à vélos.',
  dateLimite: enClair(ajouterJours(jour, 40)),
  disponibleLe: enClair(ajouterJours(jour, 60)),
});
const enClair = (date: string): string => date.split('-').toReversed().join('/');

async function choisirFichier(page: Page, offres: readonly SaisieOffre[]): Promise<void> {
  const lignes = [champsOffre, ...offres.map((o) => champsOffre.map((champ) => o[champ]))];
  const fichier = lignes.map((ligne) => ligne.join(';')).join('\r\n');
  await page.getByLabel('Fichier CSV').setInputFiles({ name: 'offres.csv', mimeType: 'text/csv', buffer: Buffer.from(fichier) });
}

test('les offres du bailleur : un fichier corrigé puis publié, une offre modifiée, puis retirée', async ({ plateforme }) => {
  test.setTimeout(180_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  await seConnecter(page, BAILLEUR);
  await ouvrir(page, '/bailleur/importer');
  await choisirFichier(page, [offre('ECRAN-1'), { ...offre('ECRAN-1'), insee: '99999', surface: 'grande' }]);
  await expect(page.getByText('1 ligne à corriger sur 2.')).toBeVisible();
  await expect(page.getByText('La référence « ECRAN-1 » est déjà celle de la ligne 2.')).toBeVisible();
  await regarder(page, 'bailleur-importer-a-corriger');
  await choisirFichier(page, [offre('ECRAN-1'), offre('ECRAN-2')]);
  await expect(page.getByText('2 offres prêtes à être publiées.')).toBeVisible();
  await regarder(page, 'bailleur-importer-pret');
  await presser(page, 'Publier 2 offres');
  await expect(page.getByText('2 offres publiées.')).toBeVisible();
  await regarder(page, 'bailleur-importer-publie');

  // Chercher depuis une page plus loin ramène à la première : sinon, rien ne serait trouvé.
  await ouvrir(page, '/bailleur?page=1');
  await page.getByLabel('Rechercher (référence, commune)').fill('ECRAN-2');
  await page.getByRole('link', { name: "Ouvrir l'offre ECRAN-2" }).click();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await regarder(page, 'bailleur-modifier');
  await page.getByLabel('Surface (m²)').fill('très grande');
  await page.getByLabel(/^Date limite de candidature/).fill(enClair(ajouterJours(jour, -1)));
  await presser(page, 'Enregistrer');
  await expect(page.getByText("L'offre n'a pas été enregistrée")).toBeVisible();
  await regarder(page, 'bailleur-modifier-refus');
  await page.goBack();
  await page.getByRole('link', { name: 'Modifier' }).click();
  await expect(page.getByLabel('Surface (m²)')).toHaveValue('très grande');
  await page.getByLabel('Surface (m²)').fill('47');
  await page.getByLabel(/^Date limite de candidature/).fill(offre('ECRAN-2').dateLimite);
  await presser(page, 'Enregistrer');
  await expect(page.getByRole('heading', { level: 1, name: 'T2 de 47 m²' })).toBeVisible();

  await presser(page, 'Retirer');
  await expect(dialogue(page)).toContainText('Retirer cette offre ?');
  await regarder(page, 'bailleur-retirer');
  await dialogue(page).getByRole('button', { name: 'Retirer' }).click();
  await expect(page.getByRole('main').getByText('Retirée')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Modifier' })).toHaveCount(0);
  await regarder(page, 'bailleur-offre-retiree');
  expect(fautes).toEqual([]);
});
