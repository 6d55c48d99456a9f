import { expect, type BrowserContext, type Page } from '@playwright/test';
import { clavier } from './clavier.ts';

/** Un écran du portail d'enregistrement de démonstration, au clavier, dans un onglet à lui. */
async function auPortail<T>(contexte: BrowserContext, adresse: string, faire: (page: Page) => Promise<T>): Promise<T> {
  const page = await contexte.newPage();
  await page.goto(adresse);
  const rendu = await faire(page);
  await page.close();
  return rendu;
}

/** « Créer une demande » : Camille élève seule un enfant et cherche à Orléans. Rend le numéro unique délivré. */
export const creerDemandeAuPortail = (contexte: BrowserContext, portail: string, courriel: string): Promise<string> =>
  auPortail(contexte, portail, async (page) => {
    const k = clavier(page);
    await k.presser('link', 'Créer une demande');
    await k.choisir(/^Civilité/, 'Madame');
    await k.saisir(/^Nom d’usage/, 'Fournier');
    await k.saisir(/^Prénom/, 'Camille');
    await k.saisir(/^Date de naissance/, '19/05/1989');
    await k.choisir(/^Nationalité/, 'Française');
    await k.saisir(/^E-mail/, courriel);
    await k.saisir(/^Numéro de sécurité sociale/, '28905');
    await k.choisir(/^Activité/, 'En emploi');
    await k.choisir(/^Situation familiale/, 'Célibataire');
    await k.presser('button', 'Ajouter une personne à charge');
    return remplirLaSuite(page);
  });

async function remplirLaSuite(page: Page): Promise<string> {
  const k = clavier(page);
  const enfant = page.getByRole('group', { name: 'Personne à charge 1' }).getByLabel(/^Date de naissance/);
  // La ligne ajoutée reçoit le focus : on écrit sans la chercher.
  await expect(enfant).toBeFocused();
  await page.keyboard.type('02/03/2018');
  await k.saisir(/^Naissances attendues/, '0');
  await k.saisir(/^Ressources mensuelles/, '2 350,50');
  await k.saisir(/^Aide au logement/, '0');
  for (const avis of await page.getByLabel(/^Revenu fiscal de référence/).all()) {
    await k.atteindre(avis);
    await page.keyboard.type('24 100');
  }
  await k.choisir(/^Logement actuel/, 'Locataire');
  await k.choisir(/^Motif de la demande/, 'Logement trop petit');
  await k.saisir(/^Commune$/, 'Orléans');
  await k.presserCible(page.getByRole('button', { name: 'Enregistrer ma demande' }).last());
  return (await page.locator('.numero').textContent())!.trim();
}

/** « Modifier mes informations » : une naissance est attendue. */
export const modifierLeMenageAuPortail = (contexte: BrowserContext, portail: string, numero: string): Promise<void> =>
  auPortail(contexte, portail, async (page) => {
    const k = clavier(page);
    if ((await page.getByRole('link', { name: 'Revenir à ma demande' }).count()) > 0) await k.presser('link', 'Revenir à ma demande');
    else {
      await k.saisir(/^Numéro unique/, numero);
      await k.saisir(/^Date de naissance/, '19/05/1989');
      await k.presser('button', 'Ouvrir ma demande');
    }
    await k.presser('link', 'Modifier mes informations');
    await k.saisir(/^Naissances attendues/, '1');
    await k.presserCible(page.getByRole('button', { name: /Enregistrer/ }).last());
    await page.getByText('Vos informations sont enregistrées.').waitFor();
  });
