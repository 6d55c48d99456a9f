import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fautesDAccessibilite } from './axe.ts';
import { lancerNavigateur } from './navigateur.ts';

let navigateur: Browser;
beforeAll(async () => {
  navigateur = await lancerNavigateur();
});
afterAll(() => navigateur.close());

test('une faute d’accessibilité est dite, avec l’endroit ; la même page corrigée ne dit plus rien', async () => {
  const page = await navigateur.newPage();
  await page.setContent(
    '<!doctype html><html lang="fr"><title>Essai</title><main><h1>Essai</h1><img id="photo" src="data:,"></main></html>',
  );
  expect(await fautesDAccessibilite(page)).toEqual(['image-alt : #photo']);
  await page.evaluate("document.querySelector('#photo').alt = 'Une photo'");
  expect(await fautesDAccessibilite(page)).toEqual([]);
});
