import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { octetsDuPoste } from '../outils/dechiffrer.ts';
import {
  activerLeCompte,
  cocherLesPieces,
  codeRecu,
  creerCompte,
  demanderLeCode,
  lienRecu,
  MOT_DE_PASSE_CHOISI,
  presser,
  remplirLeConsentement,
  saisirLeCode,
  titre,
  validerLAcademie,
} from './agent.ts';
import { expect, test, type Plateforme, type Poste } from './plateforme.ts';
import { creerDemandeAuPortail } from './portail.ts';
import { regarder } from './regarder.ts';
import { MOT_DE_PASSE, ouvrir, surveiller } from './visite.ts';

const GESTIONNAIRE = 'gestionnaire@demo.test';
const AGENT = 'camille.seance@exemple.test';
const ADRESSE_DU_PORTAIL = 'camille.seance.portail@exemple.test';
/** Le sien seul : les récits partagent une base, et un autre agent qui a donné mandat aurait le même. */
const MATRICULE = 'OT-SEANCE-445566';

const synchronise = (page: Page) => expect(page.getByRole('contentinfo')).toContainText(/En ligne.*Synchronisé/s);

/** Ce que cette page montre et garde : son texte, ses champs, sa mémoire et celle du navigateur. */
async function ceQueLaPageGarde(page: Page): Promise<string> {
  const memoires = await page.evaluate(
    `JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.title, [...document.querySelectorAll('input, textarea')].map((e) => e.value)])`,
  );
  return [await page.content(), memoires, page.url(), JSON.stringify(await page.context().storageState({ indexedDB: true }))].join('\n');
}

/** Lesquelles de ces traces se trouvent dans ce que le poste a écrit : tel quel, puis chiffre ôté de la base du gestionnaire. */
function tracesEcrites({ dossier }: Poste, traces: readonly string[]) {
  const { disque, clair } = octetsDuPoste(dossier, readFileSync(path.join(dossier, 'cle')), GESTIONNAIRE);
  return { disque: traces.filter((t) => disque.includes(t)), clair: traces.filter((t) => clair.includes(t)) };
}

/** « Accompagner un agent », confirmé : l'écran est prêté, les dossiers sont cachés. */
async function ouvrirLaSeance(page: Page, voir: (nom: string) => Promise<void>): Promise<void> {
  await presser(page, 'Accompagner un agent');
  await page.getByRole('dialog').waitFor();
  await voir('ouvrir');
  await presser(page, 'Ouvrir la séance');
  await titre(page, 'Se connecter');
  await expect(page.getByRole('complementary', { name: "Séance d'accompagnement" })).toContainText('Mireille Garnier');
  await expect(page.getByRole('navigation', { name: 'Menu principal' })).toHaveCount(0);
}

async function connecterLAgent(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(AGENT);
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE_CHOISI);
  await presser(page, 'Je me connecte');
  await page.getByRole('navigation', { name: 'Menu principal' }).waitFor();
}

/** L'agent crée son compte à l'écran du poste, et suit le lien du courriel sur son téléphone. */
async function creerSonCompte(plateforme: Plateforme, page: Page, voir: (nom: string) => Promise<void>): Promise<void> {
  await ouvrir(page, '/compte/creer');
  await voir('creer-compte');
  await creerCompte(page, AGENT);
  await voir('validation-compte');
  const telephone = await page
    .context()
    .browser()!
    .newContext({ locale: 'fr-FR', viewport: { width: 400, height: 800 } });
  await activerLeCompte(await telephone.newPage(), await lienRecu(plateforme, AGENT));
  await telephone.close();
  await page.getByRole('link', { name: 'Se connecter à mon compte' }).click();
  await titre(page, 'Se connecter');
}

/** Son parcours, jusqu'au dossier validé, sans autoriser personne (G30–G58). */
async function faireSonParcours(plateforme: Plateforme, page: Page, numero: string, voir: (nom: string) => Promise<void>): Promise<void> {
  await titre(page, 'Votre parcours, étape par étape');
  await voir('tutoriel');
  await presser(page, 'Passer les étapes');
  await titre(page, 'Importer ma demande');
  await voir('importer');
  await demanderLeCode(page, numero);
  await voir('code');
  await saisirLeCode(page, await codeRecu(plateforme, ADRESSE_DU_PORTAIL));
  await titre(page, 'Votre demande est importée');
  await voir('importee');
  await page.getByRole('link', { name: 'Continuer' }).click();
  await titre(page, /^1\./);
  await voir('informations');
  await page.getByRole('link', { name: 'Étape suivante' }).click();
  await validerLAcademie(page, MATRICULE);
  await voir('academie-validee');
  await page.getByRole('link', { name: 'Étape suivante' }).click();
  await cocherLesPieces(page);
  await presser(page, 'Valider mon dossier');
  await page.getByRole('link', { name: 'Voir les offres' }).click();
  await titre(page, 'Les offres');
  await voir('offres');
}

/** La séance finit, et le gestionnaire redonne son mot de passe. */
async function terminerLaSeance(page: Page): Promise<void> {
  await presser(page, 'Terminer la séance');
  await expect(page.getByRole('status')).toContainText('La séance est terminée');
}

async function reprendre(page: Page): Promise<void> {
  await expect(page.getByLabel('E-mail')).toHaveValue(GESTIONNAIRE);
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await presser(page, 'Se connecter');
  await titre(page, 'Ma journée');
  await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
  await titre(page, 'Dossiers');
  await synchronise(page);
}

test('un agent fait son parcours au poste d’un gestionnaire : sans mandat, il n’en reste rien ; avec, la même recherche le trouve', async ({
  plateforme,
}) => {
  test.setTimeout(420_000);
  const poste = await plateforme.ouvrirPoste();
  const { page } = poste;
  const fautes = surveiller(poste);
  const voir = (nom: string) => regarder(page, `seance-${nom}`);
  const ailleurs = await page.context().browser()!.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  const numero = await creerDemandeAuPortail(ailleurs, plateforme.portail, ADRESSE_DU_PORTAIL);
  await ailleurs.close();
  /** Ce que le mandat donnera au poste du gestionnaire ; et ce qui n'y vient jamais. */
  const siennes = [numero, ADRESSE_DU_PORTAIL, MATRICULE];
  const secretes = [AGENT, MOT_DE_PASSE_CHOISI];

  await poste.connecter();
  await synchronise(page);
  await ouvrirLaSeance(page, voir);
  await voir('connexion');
  await ouvrir(page, '/dossiers');
  await titre(page, 'Se connecter');
  await page.getByLabel('E-mail').fill('gestionnaire2@demo.test');
  await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
  await presser(page, 'Je me connecte');
  await page.getByRole('alert').waitFor();
  await voir('refusee');
  await creerSonCompte(plateforme, page, voir);
  await connecterLAgent(page);
  await faireSonParcours(plateforme, page, numero, voir);
  await ouvrir(page, '/agent/dossier/informations');
  const pendant = await ceQueLaPageGarde(page);
  expect([numero, ADRESSE_DU_PORTAIL].filter((t) => pendant.includes(t))).toEqual([numero, ADRESSE_DU_PORTAIL]);
  expect(tracesEcrites(poste, [...siennes, ...secretes])).toEqual({ disque: [], clair: [] });

  await terminerLaSeance(page);
  await voir('terminee');
  for (const revenir of [false, true]) {
    if (revenir) await page.goBack();
    await titre(page, 'Se connecter');
    const apres = await ceQueLaPageGarde(page);
    expect([...siennes, ...secretes].filter((t) => apres.includes(t))).toEqual([]);
  }
  await reprendre(page);
  await page.getByLabel('Rechercher un agent').fill(numero);
  await page.getByRole('heading', { name: 'Aucun dossier ne correspond' }).waitFor();
  const mandant = plateforme.prendreAgent();
  expect(tracesEcrites(poste, [...siennes, ...secretes, mandant.courriel])).toEqual({ disque: [], clair: [mandant.courriel] });

  await ouvrirLaSeance(page, async () => undefined);
  await connecterLAgent(page);
  await ouvrir(page, '/agent/autorisation');
  await voir('autorisation');
  await remplirLeConsentement(page);
  await presser(page, 'Donner mon autorisation');
  await expect(page.getByText('Votre autorisation est enregistrée.')).toBeVisible();
  await voir('autorisation-donnee');
  await terminerLaSeance(page);
  await reprendre(page);
  await page.getByLabel('Rechercher un agent').fill(numero);
  await page
    .getByRole('row', { name: /Fournier/i })
    .first()
    .click();
  await page.getByRole('heading', { level: 1, name: /Fournier/i }).waitFor();
  await expect(page.getByText(/Donné au service logement/)).toBeVisible();
  await voir('dossier');
  expect(tracesEcrites(poste, [...siennes, ...secretes])).toEqual({ disque: [], clair: siennes });
  expect(fautes).toEqual([]);
});
