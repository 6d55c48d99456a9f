import type { Page } from '@playwright/test';
import { expect, test } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter, surveiller } from './visite.ts';

const ligneEtat = (page: Page) => page.getByRole('contentinfo');
const titre = (page: Page, nom: string) => page.getByRole('heading', { level: 1, name: nom });

test('un gestionnaire lit un dossier sans réseau : l’agent apprend qui, quand et quoi, quand le poste se connecte de nouveau', async ({
  plateforme,
}) => {
  test.setTimeout(120_000);
  const agent = plateforme.prendreAgent();
  const [gestionnaire, autre] = [await plateforme.ouvrirPoste(), await plateforme.ouvrirPoste()];
  const fautes = surveiller(autre);
  await gestionnaire.connecter();
  await expect(ligneEtat(gestionnaire.page)).toContainText(/En ligne.*Synchronisé/s);

  await seConnecter(autre.page, agent.courriel);
  await autre.page.getByRole('button', { name: 'Passer les étapes' }).click();
  await autre.page.getByRole('link', { name: 'Voir qui a consulté mon dossier' }).click();
  await expect(titre(autre.page, 'Qui a consulté mon dossier')).toBeFocused();
  await expect(autre.page.getByText("Personne n'a consulté votre dossier")).toBeVisible();
  await regarder(autre.page, 'agent-journal-vide');

  await plateforme.arreterServeur();
  await expect(ligneEtat(gestionnaire.page)).toContainText('Hors ligne');
  await gestionnaire.page.getByRole('link', { name: 'Dossiers', exact: true }).click();
  await gestionnaire.page.getByLabel('Rechercher un agent').fill(`${agent.prenom} ${agent.nom}`);
  await gestionnaire.page
    .getByRole('row', { name: new RegExp(agent.nom, 'i') })
    .first()
    .click();
  await gestionnaire.page.getByRole('link', { name: 'Voir les offres' }).waitFor();
  await plateforme.demarrerServeur();
  await expect(ligneEtat(gestionnaire.page)).toContainText(/En ligne.*Synchronisé/s);

  const lignes = autre.page.getByRole('table').getByRole('row');
  await expect(async () => {
    await ouvrir(autre.page, '/agent');
    await ouvrir(autre.page, '/agent/journal');
    await autre.page.reload();
    await expect(lignes).toHaveCount(2, { timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await expect(lignes.nth(1)).toContainText(/\d{2}\/\d{2}\/\d{4} à \d{2}:\d{2}/);
  await expect(lignes.nth(1)).toContainText("Gestionnaire du service logement, Académie d'Orléans-Tours");
  await expect(lignes.nth(1)).toContainText('Dossier consulté');
  await regarder(autre.page, 'agent-journal');
  expect(fautes).toEqual([]);
});
