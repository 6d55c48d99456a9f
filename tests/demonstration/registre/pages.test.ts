import type { Browser, BrowserContext, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fautesDAccessibilite } from '../../outils/axe.ts';
import { lancerNavigateur } from '../../outils/navigateur.ts';
import { type RegistreDEssai, unRegistre } from '../../outils/registre.ts';
import { registreHttp } from '../../../server/registre/http.ts';
import { codemandeurJuste, saisieJuste } from './outils.ts';

let registre: RegistreDEssai;
let navigateur: Browser;
beforeAll(async () => {
  registre = await unRegistre();
  navigateur = await lancerNavigateur();
});
afterAll(async () => {
  await navigateur.close();
  await registre.fermer();
});

/** Une demande à deux, créée sans passer par l'écran : ce contexte l'a ouverte. */
async function ouvrirUneDemande(contexte: BrowserContext): Promise<void> {
  const reponse = await contexte.request.post('/demande/nouvelle', {
    form: { ...saisieJuste, ...codemandeurJuste },
    headers: { origin: registre.url },
  });
  expect(await reponse.text()).toContain('Votre demande est enregistrée');
}

const vues: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['l’accueil', (page) => page.goto('/')],
  ['une demande neuve', (page) => page.goto('/demande/nouvelle')],
  ['ma demande', (page) => page.goto('/demande?fait=creee')],
  ['mes informations', (page) => page.goto('/demande/modifier')],
  ['mes pièces', (page) => page.goto('/demande/pieces')],
  ['une page introuvable', (page) => page.goto('/ailleurs')],
  [
    'des erreurs',
    async (page) => {
      await page.goto('/demande/nouvelle');
      await page.locator('#communes-0-nom').fill('Saint-Denis');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  ],
  [
    'une demande modifiée ailleurs',
    async (page) => {
      await page.goto('/demande/modifier');
      const autre = await page.context().newPage();
      await autre.goto('/demande/modifier');
      await autre.locator('#mensuelles').fill(String(Math.floor(Math.random() * 9_000)));
      await autre.keyboard.press('Enter');
      await autre.getByRole('status').waitFor();
      await page.locator('#mensuelles').press('Enter');
      await page.getByText('modifiée dans une autre fenêtre').waitFor();
    },
  ],
];

describe.each([
  ['large, clair', 1_200, 'light'],
  ['étroit, sombre', 320, 'dark'],
] as const)('à l’écran (%s)', (_, width, colorScheme) => {
  let contexte: BrowserContext;
  beforeAll(async () => {
    contexte = await navigateur.newContext({ viewport: { width, height: 900 }, colorScheme, baseURL: registre.url });
    await ouvrirUneDemande(contexte);
  });
  afterAll(() => contexte.close());

  test.each(vues)('%s : rien que axe relève, rien qui déborde, aucune règle de sécurité enfreinte', async (__, aller) => {
    const page = await contexte.newPage();
    const enfreintes: string[] = [];
    page.on('console', (message) => void (message.text().includes('Content Security Policy') && enfreintes.push(message.text())));
    await aller(page);
    expect(await fautesDAccessibilite(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
    expect(enfreintes).toEqual([]);
    await page.close();
  });
});

test('au clavier seul : une erreur, puis une demande créée', async () => {
  const page = await navigateur.newPage({ baseURL: registre.url });
  const clavier = page.keyboard;
  const surLe = () => page.evaluate('document.activeElement.id || document.activeElement.textContent.trim()');
  /** Avance d'un champ à l'autre, comme une personne, jusqu'à celui-ci. */
  const aller = async (cible: string) => {
    for (let pas = 0; (await surLe()) !== cible; pas++) {
      if (pas > 80) throw new Error(`${cible} ne s'atteint pas au clavier`);
      await clavier.press('Tab');
    }
  };
  await page.goto('/');
  await aller('Créer une demande');
  await clavier.press('Enter');
  await page.waitForURL('/demande/nouvelle');

  const saisie = [
    ['demandeur-civilite', 'Ma'],
    ['demandeur-nom', 'Lefèvre'],
    ['demandeur-prenom', 'Hélène'],
    ['demandeur-dateNaissance', '19/05/1989'],
    ['demandeur-nationalite', 'Fr'],
    ['demandeur-courriel', 'helene.clavier@messagerie.test'],
    ['demandeur-activite', 'En'],
    ['situationFamiliale', 'C'],
    ['mensuelles', '1742,36'],
    ['aideAuLogement', '0'],
    ['revenus-0-montant', '19480'],
    ['revenus-1-montant', '20100'],
    ['logementActuel', 'Lo'],
    ['motif', 'Mu'],
  ] as const;
  for (const [champ, texte] of saisie) {
    await aller(champ);
    await clavier.type(texte);
  }
  await aller('communes-0-nom');
  await clavier.press('Enter');
  await page.getByRole('alert').waitFor();
  expect(await page.title()).toMatch(/^Erreur/);
  await page.locator('[role=alert]:focus').waitFor();
  expect(await page.getByRole('alert').getByRole('listitem').allTextContents()).toEqual([expect.stringContaining('Commune')]);
  await clavier.press('Tab');
  await clavier.press('Enter');
  await aller('communes-0-nom');
  await clavier.type('Orléans');
  await clavier.press('Enter');
  await page.waitForURL(/fait=creee/);
  const numero = (await page.locator('.numero').textContent()) ?? '';
  expect(await registreHttp(registre).lire(numero)).toMatchObject({
    genre: 'trouvee',
    demande: {
      demandeur: { courriel: 'helene.clavier@messagerie.test', civilite: 'madame' },
      motif: 'mutation',
      communes: [{ nom: 'Orléans' }],
    },
  });
  await page.close();
});

test('le codemandeur ne se montre que si la case est cochée, et les lignes ajoutées prennent le focus', async () => {
  const page = await navigateur.newPage({ baseURL: registre.url });
  await page.goto('/demande/nouvelle');
  expect(await page.locator('#codemandeur-nom').isVisible()).toBe(false);
  await page.locator('#avecCodemandeur').check();
  expect(await page.locator('#codemandeur-nom').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Ajouter une personne à charge' }).click();
  await page.locator('#aCharge-0-dateNaissance:focus').waitFor();
  expect(await page.locator('#codemandeur-nom').isVisible()).toBe(true);
  await page.close();
});
