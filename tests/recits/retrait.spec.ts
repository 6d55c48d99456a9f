import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { ouvrirCentrale } from '../../db/central/open.ts';
import { octetsDuPoste } from '../outils/dechiffrer.ts';
import { presser, titre } from './agent.ts';
import type { AgentLibre } from './agents-libres.ts';
import { expect, test, type Plateforme, type Poste } from './plateforme.ts';
import { regarder } from './regarder.ts';
import { ouvrir, seConnecter } from './visite.ts';

const GESTIONNAIRE = 'gestionnaire2@demo.test';

/** Lesquels de ces textes la base du poste garde, chiffre ôté. */
function gardes({ dossier }: Poste, textes: readonly string[]): string[] {
  const { clair } = octetsDuPoste(dossier, readFileSync(path.join(dossier, 'cle')), GESTIONNAIRE);
  return textes.filter((texte) => clair.includes(texte));
}

async function ouvrirDossier(page: Page, { prenom, nom }: AgentLibre): Promise<void> {
  await page.getByLabel('Rechercher un agent').fill(`${prenom} ${nom}`);
  await page
    .getByRole('row', { name: new RegExp(nom, 'i') })
    .first()
    .click();
  await page.getByRole('link', { name: 'Voir les offres' }).waitFor();
}

async function retirerSonAutorisation({ page }: Poste, agent: AgentLibre): Promise<void> {
  await seConnecter(page, agent.courriel);
  await ouvrir(page, '/agent/autorisation');
  await presser(page, 'Retirer mon autorisation');
  await page.getByRole('alertdialog').getByRole('button', { name: 'Retirer', exact: true }).click();
  await expect(page.getByText('Votre autorisation est retirée.')).toBeVisible();
}

async function reglerLeCompte({ base }: Plateforme, actif: boolean): Promise<void> {
  const pool = ouvrirCentrale(base, { max: 1 });
  await pool.query('UPDATE compte SET actif = $2 WHERE courriel = $1', [GESTIONNAIRE, actif]);
  await pool.end();
}

test('un agent retire son autorisation : son dossier quitte l’écran du poste ; puis le compte est désactivé : l’écran le dit, rien ne reste', async ({
  plateforme,
}) => {
  const [retire, autre] = [plateforme.prendreAgent(), plateforme.prendreAgent()];
  const [poste, sien] = [await plateforme.ouvrirPoste(), await plateforme.ouvrirPoste()];
  const { page } = poste;
  await poste.connecter(GESTIONNAIRE);
  await expect(page.getByRole('contentinfo')).toContainText(/En ligne.*Synchronisé/s);
  await ouvrirDossier(page, retire);
  const traces = [retire.courriel, autre.courriel];
  expect(gardes(poste, traces)).toEqual(traces);

  await retirerSonAutorisation(sien, retire);
  await expect(page.getByText("Ce dossier n'est plus sur ce poste")).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(retire.courriel);
  await expect.poll(() => gardes(poste, traces)).toEqual([autre.courriel]);

  await reglerLeCompte(plateforme, false);
  try {
    await titre(page, 'Se connecter');
    await expect(page.getByRole('alert')).toContainText('Votre compte est désactivé');
    await expect(page.getByRole('alert')).toContainText('les dossiers ont été effacés de ce poste');
    await regarder(page, 'connexion-compte-desactive');
    expect(gardes(poste, traces)).toEqual([]);
  } finally {
    await reglerLeCompte(plateforme, true);
  }
});
