import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { AgentLibre } from './agents-libres.ts';
import { expect, test, type Poste } from './plateforme.ts';
import { regarder } from './regarder.ts';

const ligneEtat = (page: Page) => page.getByRole('contentinfo');
const sansAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** « Lefèvre » tapé « lefévre » : le mauvais accent, au même endroit. */
const mauvaisAccent = (texte: string) => texte.normalize('NFD').replace(/\p{M}/gu, '\u0323').normalize('NFC').toLowerCase();

async function ouvrirDossier({ page }: Poste, agent: AgentLibre, saisie: string): Promise<void> {
  await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
  await page.getByLabel('Rechercher un agent').fill(`${agent.prenom} ${saisie}`);
  await page
    .getByRole('row', { name: new RegExp(agent.nom, 'i') })
    .first()
    .click();
  await page.getByRole('link', { name: 'Voir les offres' }).waitFor();
}

/** Postule à la n-ième offre de l'onglet « Communes demandées », jusqu'à « OK ». */
async function postuler({ page }: Poste, agent: AgentLibre, rang: number): Promise<void> {
  await page.getByRole('link', { name: 'Voir les offres' }).click();
  await page.getByRole('tab', { name: /Communes demandées/ }).waitFor();
  await page.getByRole('tabpanel').getByRole('link').nth(rang).click();
  await page.getByRole('button', { name: 'Je postule', exact: true }).click();
  const dialogue = page.getByRole('alertdialog');
  await expect(dialogue).toContainText(new RegExp(agent.nom, 'i'));
  await dialogue.getByRole('button', { name: `Postuler pour ${agent.prenom}` }).click();
  await expect(dialogue).toContainText('Candidature enregistrée sur ce poste');
  await dialogue.getByRole('button', { name: 'OK' }).click();
}

test('un gestionnaire postule sans réseau, son poste tombe, le serveur revient : la candidature est reçue et se voit chez sa collègue', async ({
  plateforme,
}) => {
  const agent = plateforme.prendreAgent();
  const [poste, collegue] = [await plateforme.ouvrirPoste(), await plateforme.ouvrirPoste()];
  await poste.connecter();
  await collegue.connecter('gestionnaire2@demo.test');
  for (const p of [poste, collegue]) await expect(ligneEtat(p.page)).toContainText(/En ligne.*Synchronisé/s);
  await ouvrirDossier(collegue, agent, agent.nom);

  await plateforme.arreterServeur();
  await expect(ligneEtat(poste.page)).toContainText('Hors ligne');
  await ouvrirDossier(poste, agent, mauvaisAccent(agent.nom));
  await postuler(poste, agent, 0);
  await poste.page.getByRole('link', { name: /Boîte d'envoi/ }).click();
  const envoi = () => poste.page.getByRole('row', { name: new RegExp(`Je postule.*${agent.nom}`, 'i') });
  await expect(envoi()).toContainText(/\d{2}\/\d{2}\/\d{4}/);
  await regarder(poste.page, '13-boite-envoi');

  await poste.redemarrerApresKill();
  await poste.connecter();
  await expect(ligneEtat(poste.page)).toContainText('Hors ligne');
  await poste.page.getByRole('link', { name: /Boîte d'envoi/ }).click();
  await expect(envoi()).toBeVisible();

  await plateforme.demarrerServeur();
  await expect(poste.page.getByRole('heading', { name: 'Rien à envoyer' })).toBeVisible();
  await expect(ligneEtat(collegue.page)).toContainText('En ligne');
  await expect(collegue.page.getByText('Déposée').first()).toBeVisible({ timeout: 2_000 });
  await ouvrirDossier(poste, agent, sansAccent(agent.nom));
  await expect(poste.page.getByText('Déposée').first()).toBeVisible();
  await regarder(poste.page, '15-dossier-candidature');
});

/** La première page n'a plus de sens, et le WAL a disparu : la base ne s'ouvre plus. */
function abimerLaBase(dossier: string): void {
  const base = readdirSync(dossier).find((nom) => nom.endsWith('.db'))!;
  rmSync(path.join(dossier, `${base}-wal`), { force: true });
  writeFileSync(path.join(dossier, base), 'ceci n’est plus une base '.repeat(200), { flag: 'r+' });
}

test('la base du poste s’abîme pendant qu’un acte attend : l’écran dit ce qui est gardé, puis ce qui est refait, et l’acte part', async ({
  plateforme,
}) => {
  test.setTimeout(90_000);
  const agent = plateforme.prendreAgent();
  const poste = await plateforme.ouvrirPoste();
  await poste.connecter();
  await expect(ligneEtat(poste.page)).toContainText(/En ligne.*Synchronisé/s);
  await ouvrirDossier(poste, agent, agent.nom);
  await plateforme.arreterServeur();
  await expect(ligneEtat(poste.page)).toContainText('Hors ligne');
  await postuler(poste, agent, 0);

  await poste.redemarrerApresKill();
  abimerLaBase(poste.dossier);
  await poste.presserSeConnecter();
  const refus = poste.page.getByRole('alert');
  await expect(refus).toContainText('Une partie des données de ce poste ne peut plus être lue.');
  await expect(refus).toContainText(/1\sacte en attente est gardé sur ce poste/);
  await regarder(poste.page, 'base-abimee');

  await plateforme.demarrerServeur();
  await poste.connecter();
  await expect(poste.page.getByRole('main')).toContainText('Les données de ce poste ont été refaites');
  await expect(poste.page.getByRole('main')).toContainText(/1\sacte en attente a été retrouvé et partira de lui-même/);
  await regarder(poste.page, 'base-refaite');
  await expect(ligneEtat(poste.page)).toContainText(/En ligne.*Rien à envoyer/s);
  await ouvrirDossier(poste, agent, sansAccent(agent.nom));
  await expect(poste.page.getByText('Déposée').first()).toBeVisible();
});

test('en ligne, la candidature d’un poste est sur l’autre en moins de deux secondes', async ({ plateforme }) => {
  const agent = plateforme.prendreAgent();
  const [poste, collegue] = [await plateforme.ouvrirPoste(), await plateforme.ouvrirPoste()];
  await poste.connecter();
  await collegue.connecter('gestionnaire2@demo.test');
  for (const p of [poste, collegue]) await ouvrirDossier(p, agent, sansAccent(agent.nom));
  await postuler(poste, agent, 0);
  await expect(collegue.page.getByText('Déposée').first()).toBeVisible({ timeout: 2_000 });
});

test('deux postes postulent sans réseau pour le même agent : l’un gagne, l’autre voit la divergence et la candidature existante', async ({
  plateforme,
}) => {
  const agent = plateforme.prendreAgent();
  const postes = [await plateforme.ouvrirPoste(), await plateforme.ouvrirPoste()];
  await postes[0]!.connecter();
  await postes[1]!.connecter('gestionnaire2@demo.test');
  for (const p of postes) await expect(ligneEtat(p.page)).toContainText(/En ligne.*Synchronisé/s);
  await plateforme.arreterServeur();
  for (const [rang, p] of postes.entries()) {
    await ouvrirDossier(p, agent, sansAccent(agent.nom));
    await postuler(p, agent, rang);
  }
  await plateforme.demarrerServeur();
  for (const p of postes) {
    await expect(ligneEtat(p.page)).toContainText(/En ligne.*Rien à envoyer/s);
    await p.page.getByRole('link', { name: /Divergences/ }).click();
  }
  const compter = () => Promise.all(postes.map((p) => p.page.getByRole('heading', { level: 2, name: new RegExp(agent.nom, 'i') }).count()));
  await expect.poll(async () => (await compter()).toSorted()).toEqual([0, 1]);
  const cartes = await compter();
  const { page } = postes[cartes.indexOf(1)]!;
  await expect(page.getByText('Candidature déjà en cours')).toBeVisible();
  const gagnant = cartes.indexOf(1) === 0 ? 'Thierry Belkacem' : 'Mireille Garnier';
  await expect(page.getByText(new RegExp(`Déposée par ${gagnant}`))).toBeVisible();
  await regarder(page, '14-divergences');
  await page.getByRole('button', { name: /Ranger la divergence/ }).click();
  await expect(page.getByRole('heading', { name: 'Aucune divergence' })).toBeVisible();
});
