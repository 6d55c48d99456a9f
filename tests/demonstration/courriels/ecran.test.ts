import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { demandeDAcces } from '../../../server/courriel/messages/compte.ts';
import { lancerNavigateur } from '../../outils/navigateur.ts';
import { ecrire, type Messagerie, unDossier, uneMessagerie } from './outils.ts';

/** Tout ce qu'un courriel peut tenter ; `pisteur` est un vrai serveur, qui compte ce qui lui parvient. */
const hostile = (pisteur: string): string => `<html><head><base href="${pisteur}/"><meta http-equiv="refresh" content="0;url=${pisteur}/">
<link rel="stylesheet" href="${pisteur}/x.css"><link rel="prefetch" href="${pisteur}/p"><link rel="preconnect" href="${pisteur}"></head>
<body background="${pisteur}/fond.gif"><h1>Bonjour</h1><script>top.location='${pisteur}/';fetch('${pisteur}/vole')</script>
<img src="${pisteur}/pisteur.gif" onerror="top.document.title='pris'"><iframe src="${pisteur}/cadre"></iframe>
<p style="background:url(${pisteur}/css.gif)">Style</p><object data="${pisteur}/objet"></object>
<form action="${messagerie.page}/supprimer" method="post" target="_top"><button>Gagner</button></form>
<a href="javascript:fetch('${pisteur}/clic')">Cliquez</a></body></html>`;
const PIEGE = '"><img src=x onerror=alert(1)><script>alert(1)</script>';

let pisteurEcoute: Server | undefined;
async function unPisteur(atteint: string[]): Promise<string> {
  pisteurEcoute = createServer((requete, reponse) => {
    atteint.push(requete.url ?? '');
    reponse.end();
  });
  await new Promise<void>((fait) => pisteurEcoute?.listen(0, '127.0.0.1', fait));
  return `http://127.0.0.1:${(pisteurEcoute.address() as AddressInfo).port}`;
}

const { dossier, effacer } = unDossier();
let messagerie: Messagerie;
let navigateur: Browser;
let contexte: BrowserContext;
let ecran: Page;
beforeAll(async () => {
  messagerie = await uneMessagerie(dossier);
  navigateur = await lancerNavigateur();
});
afterAll(async () => {
  pisteurEcoute?.close();
  await navigateur.close();
  await messagerie.processus.arreter();
  effacer();
});
beforeEach(async () => {
  contexte = await navigateur.newContext({ locale: 'fr-FR' });
  ecran = await contexte.newPage();
});
afterEach(() => contexte.close());

describe('dans un navigateur', () => {
  test('un courriel hostile ne fait rien : ni script, ni requête, ni départ de la page', async () => {
    const atteint: string[] = [];
    const pisteur = await unPisteur(atteint);
    await ecrire(messagerie, 1, {
      sujet: PIEGE,
      texte: `${PIEGE} javascript:alert(1) http://exemple.test/"onmouseover=alert(1)`,
      html: hostile(pisteur),
    });
    const dialogues: string[] = [];
    ecran.on('dialog', (d) => {
      dialogues.push(d.message());
      void d.dismiss();
    });
    await ecran.goto(messagerie.page);
    await ecran.getByRole('link', { name: PIEGE }).click();
    const cadre = ecran.frameLocator('iframe');
    await cadre.getByRole('heading', { name: 'Bonjour' }).waitFor();
    await cadre.getByRole('button', { name: 'Gagner' }).click();
    await cadre.getByRole('link', { name: 'Cliquez' }).click();
    await ecran.reload({ waitUntil: 'networkidle' });
    await cadre.getByRole('heading', { name: 'Bonjour' }).waitFor();
    expect(atteint).toEqual([]);
    expect(dialogues).toEqual([]);
    expect(ecran.url()).toMatch(/\/courriels\/\d{13}$/);
    expect(await ecran.title()).toBe(`${PIEGE} – Courriels de démonstration`);
    expect(await ecran.locator('.texte a').evaluateAll((liens) => liens.map((l) => (l as { href?: string }).href))).toEqual([
      'http://exemple.test/',
    ]);
  });

  test('le lien du courriel s’ouvre, depuis le texte comme depuis le HTML', async () => {
    const contenu = demandeDAcces({ lien: `${messagerie.page}/style.css?lien#jeton=abc`, expireDansJours: 2 });
    await ecrire(messagerie, 2, contenu);
    await ecran.goto(messagerie.page);
    await ecran.getByRole('link', { name: contenu.sujet }).click();
    const [onglet] = await Promise.all([
      contexte.waitForEvent('page'),
      ecran.frameLocator('iframe').getByRole('link', { name: 'Cliquez ici' }).click(),
    ]);
    await onglet.waitForURL(/style\.css\?lien#jeton=abc$/);
    expect(onglet.url()).toContain('#jeton=abc');
    await ecran.locator('.texte a').click();
    await ecran.waitForURL(/style\.css\?lien#jeton=abc$/);
  });

  test('tous les courriels se suppriment, au clavier', async () => {
    await ecrire(messagerie, 3);
    await ecran.goto(messagerie.page);
    await ecran.getByRole('link', { name: 'Supprimer tous les courriels' }).press('Enter');
    await ecran.getByRole('button', { name: 'Supprimer tous les courriels' }).press('Enter');
    await ecran.getByText('Aucun courriel reçu pour l’instant.').waitFor();
    expect(await ecran.locator('.courriels').count()).toBe(0);
  });

  test.each(['light', 'dark'] as const)('chaque page est accessible, en %s', async (colorScheme) => {
    await ecrire(messagerie, 4);
    await ecran.emulateMedia({ colorScheme });
    const fautes: string[] = [];
    const courriel = async () => {
      await ecran.goto(messagerie.page);
      return (await ecran.locator('.courriels a').first().getAttribute('href')) ?? '';
    };
    for (const chemin of ['/', await courriel(), '/supprimer', '/rien', '/?adresse=personne']) {
      await ecran.goto(messagerie.page + chemin);
      const { violations } = await new AxeBuilder({ page: ecran }).setLegacyMode().analyze();
      fautes.push(...violations.flatMap((v) => v.nodes.map((noeud) => `${chemin} : ${v.id} ${noeud.html}`)));
    }
    expect(fautes).toEqual([]);
  });

  test('aucune page ne déborde sur un écran étroit', async () => {
    await ecrire(messagerie, 5, { sujet: `Un-sujet-${'très-'.repeat(40)}long`, texte: `https://exemple.test/${'x'.repeat(300)}` });
    await ecran.setViewportSize({ width: 320, height: 640 });
    await ecran.goto(messagerie.page);
    const deborde = () => ecran.evaluate('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(await deborde()).toBe(false);
    await ecran.locator('.courriels a').first().click();
    await ecran.locator('.texte').waitFor();
    await ecran.waitForLoadState();
    expect(await deborde()).toBe(false);
  });
});
