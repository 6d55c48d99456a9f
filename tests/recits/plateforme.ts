import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { lancerNavigateur } from '../outils/navigateur.ts';
import type { AgentLibre } from './agents-libres.ts';
import type { AgentAImporter } from './comptes-agents.ts';
import { lireCourriels, type Courriels } from './courriels.ts';
import { lesServices, tousLesServices, type Services } from './services.ts';
import { lancer, type Processus } from '../outils/processus.ts';

/** Un poste : son dossier chiffré, son processus, et la page qu'un gestionnaire regarde. */
export interface Poste {
  readonly dossier: string;
  readonly page: Page;
  /** kill -9 du poste, puis redémarrage sur le même dossier, dans une page neuve. */
  readonly redemarrerApresKill: () => Promise<void>;
  /** Donne l'e-mail et le mot de passe d'un gestionnaire, sans attendre la suite. */
  readonly presserSeConnecter: (courriel?: string) => Promise<void>;
  /** Ouvre la session d'un gestionnaire, jusqu'à la liste de ses dossiers. */
  readonly connecter: (courriel?: string) => Promise<void>;
}

/** Toute la plateforme, en vrai : PostgreSQL, registre des demandes, SMTP, serveur central, postes. */
export interface Plateforme {
  readonly url: string;
  /** L'adresse de la base centrale, pour ce que fait l'exploitant. */
  readonly base: string;
  /** Le portail d'enregistrement de démonstration, où l'on crée et modifie sa demande. */
  readonly portail: string;
  readonly courriels: Courriels;
  readonly arreterRegistre: () => Promise<void>;
  readonly demarrerRegistre: () => Promise<void>;
  readonly arreterCourriels: () => Promise<void>;
  readonly demarrerCourriels: () => Promise<void>;
  readonly arreterServeur: () => Promise<void>;
  readonly demarrerServeur: () => Promise<void>;
  /** Ce que le serveur central a écrit depuis qu'il est en marche. */
  readonly sortieServeur: () => string;
  readonly ouvrirPoste: () => Promise<Poste>;
  /** Le prochain agent libre que personne n'a encore pris dans ces récits. */
  readonly prendreAgent: () => AgentLibre;
  /** Le prochain agent qui n'a encore rien importé. */
  readonly prendreAgentAImporter: () => AgentAImporter;
}

const MOT_DE_PASSE = 'Demonstration-2026';

/** Les bases remplies, les services en marche, et les agents que les récits se partagent : chacun ne sert qu'une fois. */
interface Donnees extends Pick<Plateforme, 'prendreAgent' | 'prendreAgentAImporter'> {
  readonly base: string;
  readonly services: Services;
  readonly boite: string;
}

export const test = base.extend<{ plateforme: Plateforme }, { navigateur: Browser; donnees: Donnees }>({
  navigateur: [
    async ({}, use) => {
      const navigateur = await lancerNavigateur();
      await use(navigateur);
      await navigateur.close();
    },
    { scope: 'worker' },
  ],

  donnees: [
    async ({}, use) => {
      const boite = mkdtempSync(path.join(os.tmpdir(), 'poste-recit-courriels-'));
      const bases = await lancer('tests/recits/donnees.ts', {}, /^Base prête : (\S+)/m, 60_000);
      const dit = (quoi: string): string => new RegExp(`^${quoi} : (.+)$`, 'm').exec(bases.sortie())![1]!;
      const libres = JSON.parse(dit('Agents libres')) as AgentLibre[];
      const aImporter = JSON.parse(dit('Agents à importer')) as AgentAImporter[];
      const services = await lesServices({ url: bases.annonce, registre: dit('Registre rempli') }, boite);
      await use({
        base: bases.annonce,
        services,
        boite,
        prendreAgent: () => prendre(libres),
        prendreAgentAImporter: () => prendre(aImporter),
      });
      await tousLesServices(services, 'arreter');
      await bases.arreter();
      rmSync(boite, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],

  plateforme: async ({ navigateur, donnees }, use) => {
    const racine = mkdtempSync(path.join(os.tmpdir(), 'poste-recit-'));
    const bas: (() => Promise<unknown>)[] = [];
    const { serveur, registre, courriels } = donnees.services;
    let nombre = 0;
    const ouvrirPoste = async () => {
      const poste = await creerPoste(navigateur, serveur.adresse, path.join(racine, `poste-${++nombre}`));
      bas.push(poste.fermer);
      return poste;
    };
    await use({
      url: serveur.adresse,
      base: donnees.base,
      portail: registre.adresse,
      courriels: lireCourriels(donnees.boite),
      arreterServeur: serveur.arreter,
      demarrerServeur: serveur.demarrer,
      sortieServeur: serveur.sortie,
      arreterRegistre: registre.arreter,
      demarrerRegistre: registre.demarrer,
      arreterCourriels: courriels.arreter,
      demarrerCourriels: courriels.demarrer,
      ouvrirPoste,
      prendreAgent: donnees.prendreAgent,
      prendreAgentAImporter: donnees.prendreAgentAImporter,
    });
    for (const fermer of bas) await fermer();
    // Ce que le récit a arrêté est remis en marche pour le suivant.
    await tousLesServices(donnees.services, 'demarrer');
    rmSync(racine, { recursive: true, force: true });
  },
});
export { expect } from '@playwright/test';

function prendre<A>(agents: A[]): A {
  const agent = agents.shift();
  if (agent === undefined) throw new Error('Les récits ont pris tous les agents préparés : en préparer davantage dans donnees.ts.');
  return agent;
}

async function creerPoste(navigateur: Browser, serveur: string, dossier: string): Promise<Poste & { fermer: () => Promise<void> }> {
  let processus: Processus;
  let contexte: BrowserContext;
  let page: Page;
  const demarrer = async () => {
    processus = await lancer(
      'electron/browser-host.ts',
      { POSTE_SERVEUR: serveur, POSTE_DOSSIER: dossier, POSTE_PORT: '0' },
      /Poste logement : (\S+)/,
    );
    contexte = await navigateur.newContext({ locale: 'fr-FR', timezoneId: 'Europe/Paris', viewport: { width: 1280, height: 800 } });
    page = await contexte.newPage();
    await page.goto(processus.annonce);
  };
  await demarrer();
  const presserSeConnecter = async (courriel = 'gestionnaire@demo.test') => {
    await page.getByLabel('E-mail').fill(courriel);
    await page.getByLabel('Mot de passe', { exact: true }).fill(MOT_DE_PASSE);
    await page.getByRole('button', { name: 'Se connecter' }).click();
  };
  return {
    presserSeConnecter,
    dossier,
    get page() {
      return page;
    },
    async redemarrerApresKill() {
      await processus.tuer();
      await contexte.close();
      await demarrer();
    },
    async connecter(courriel) {
      await presserSeConnecter(courriel);
      await page.getByRole('heading', { level: 1, name: 'Ma journée' }).waitFor();
      await page.getByRole('link', { name: 'Dossiers', exact: true }).click();
      await page.getByRole('heading', { level: 1, name: 'Dossiers' }).waitFor();
    },
    async fermer() {
      await contexte.close();
      await processus.arreter();
    },
  };
}
