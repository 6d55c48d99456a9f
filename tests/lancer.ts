import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { construire } from '../build/construire.ts';
import { additionner, bilanPlaywright, bilanVitest, type Bilan, conclusion } from './bilan.ts';
import { bilanDesComptes } from './confiance/bilan-comptes.ts';
import { environnementDesComptes } from './confiance/comptes.ts';
import { nonVerifiable } from './non-verifiable.ts';
import { executer, sortirSiInterrompu } from './outil.ts';

/** `npm test` : l'écran à jour, puis les essais sur de vraies bases, puis les histoires dans un vrai navigateur, et un compte exact. */
const rapports = mkdtempSync(path.join(tmpdir(), 'poste-logement-rapports-'));
const comptes = path.join(rapports, 'comptes');
mkdirSync(comptes);

process.on('exit', () => rmSync(rapports, { recursive: true, force: true }));
sortirSiInterrompu();

await construire('ecran');
const env = environnementDesComptes(comptes, 1);
const bilans = [await essais(), await histoires(), bilanDesComptes(comptes, 1)];
console.log('\nNe peut pas être vérifié sur cette machine :');
for (const { quoi, pourquoi } of nonVerifiable) console.log(`  - ${quoi} : ${pourquoi}.`);
for (const { nom, passes, echoues, sautes, defaut } of bilans) {
  console.log(`\n${nom} : ${passes} passés, ${echoues} échoués, ${sautes} sautés${defaut === null ? '' : ` ; ${defaut}`}`);
}
const { ligne, code } = conclusion(additionner(bilans));
console.log(`\n${ligne}`);
process.exitCode = code;

async function essais(): Promise<Bilan> {
  const rapport = path.join(rapports, 'vitest.json');
  const code = await executer('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${rapport}`], env);
  return bilanVitest(rapport, code);
}

async function histoires(): Promise<Bilan> {
  const rapport = path.join(rapports, 'playwright.json');
  const code = await executer('@playwright/test/cli.js', ['test', '--reporter=list,json'], {
    ...env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: rapport,
  });
  return bilanPlaywright(rapport, code);
}
