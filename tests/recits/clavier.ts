import { expect, type Locator, type Page } from '@playwright/test';

const TOUCHES_MAX = 400;

/** Une personne qui n'a que le clavier : elle avance de touche en touche jusqu'à ce qu'elle cherche, et n'use de rien d'autre. */
export interface Clavier {
  readonly atteindre: (cible: Locator) => Promise<void>;
  /** Bouton ou lien, par son nom. */
  readonly presser: (role: 'button' | 'link', nom: string | RegExp) => Promise<void>;
  readonly presserCible: (cible: Locator) => Promise<void>;
  /** Remplace le contenu d'un champ. */
  readonly saisir: (libelle: string | RegExp, texte: string) => Promise<void>;
  readonly cocher: (libelle: string | RegExp) => Promise<void>;
  readonly choisir: (libelle: string | RegExp, option: string) => Promise<void>;
  readonly onglet: (nom: RegExp) => Promise<void>;
}

export function clavier(page: Page): Clavier {
  const aLeFocus = async (cible: Locator): Promise<boolean> => (await cible.and(page.locator(':focus')).count()) > 0;

  async function atteindre(cible: Locator): Promise<void> {
    await cible.waitFor();
    for (let touches = 0; touches < TOUCHES_MAX; touches++) {
      if (await aLeFocus(cible)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Au clavier, ${String(cible)} ne s'atteint pas.`);
  }
  async function presserCible(cible: Locator): Promise<void> {
    await atteindre(cible);
    await page.keyboard.press('Enter');
  }
  /** Un groupe de boutons radio n'a qu'un arrêt de tabulation : les flèches passent de l'un à l'autre. */
  async function cocherRadio(cible: Locator): Promise<void> {
    const groupe = cible.locator('xpath=ancestor::fieldset[1]');
    await cible.waitFor();
    for (let touches = 0; touches < TOUCHES_MAX; touches++) {
      if ((await groupe.locator('input[type=radio]:focus').count()) > 0) break;
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Space');
    for (let fleches = 0; fleches < 10 && !(await cible.isChecked()); fleches++) await page.keyboard.press('ArrowDown');
    await expect(cible).toBeChecked();
  }

  return {
    atteindre,
    presserCible,
    presser: (role, nom) => presserCible(page.getByRole(role, { name: nom, exact: typeof nom === 'string' }).first()),
    async saisir(libelle, texte) {
      const champ = page.getByLabel(libelle, { exact: typeof libelle === 'string' }).first();
      await atteindre(champ);
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await page.keyboard.type(texte);
    },
    async cocher(libelle) {
      const caseACocher = page.getByLabel(libelle, { exact: typeof libelle === 'string' }).first();
      if ((await caseACocher.getAttribute('type')) === 'radio') return cocherRadio(caseACocher);
      await atteindre(caseACocher);
      if (!(await caseACocher.isChecked())) await page.keyboard.press('Space');
      await expect(caseACocher).toBeChecked();
    },
    async choisir(libelle, option) {
      const liste = page.getByLabel(libelle, { exact: typeof libelle === 'string' }).first();
      await atteindre(liste);
      // Les premières lettres suffisent à une liste ; une lettre accentuée n'est pas une touche pour le navigateur piloté.
      await page.keyboard.type(/^[\x20-\x7e]*/.exec(option)![0]);
      await expect(liste.locator('option:checked')).toContainText(option);
    },
    async onglet(nom) {
      const onglet = page.getByRole('tab', { name: nom });
      await onglet.waitFor();
      const liste = page.getByRole('tablist').first();
      for (let touches = 0; touches < TOUCHES_MAX; touches++) {
        if ((await liste.locator(':focus').count()) > 0) break;
        await page.keyboard.press('Tab');
      }
      for (let fleches = 0; fleches < 10 && (await onglet.getAttribute('aria-selected')) !== 'true'; fleches++)
        await page.keyboard.press('ArrowRight');
      await expect(onglet).toHaveAttribute('aria-selected', 'true');
    },
  };
}
