import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';

/** Celui que `@axe-core/playwright` apporte. */
const AXE = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Les fautes d'accessibilité de ce que la page montre, chacune en une phrase. Axe n'y est posé qu'une fois, quand `AxeBuilder` le pose à
 * chaque regard : le poser coûte autant que juger. Une page faite de cadres se juge avec `AxeBuilder`.
 */
export async function fautesDAccessibilite(page: Page): Promise<string[]> {
  if (await page.evaluate("typeof window.axe === 'undefined'")) await page.evaluate(AXE);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] })
    .then(({ violations }) => violations.map((v) => v.id + ' : ' + v.nodes.map((n) => n.target.join(' ')).join(', ')))`);
}
