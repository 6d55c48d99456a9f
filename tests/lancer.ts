import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { construire } from '../build/construire.ts';
import { additionner, bilanPlaywright, bilanVitest, type Bilan, conclusion } from './bilan.ts';
import { nonVerifiable } from './non-verifiable.ts';

/** `npm test` : l'écran à jour, puis les essais sur de vraies bases, puis les histoires dans un vrai navigateur, et un compte exact. */
const racine = path.resolve(import.meta.dirname, '..');
const rapports = mkdtempSync(path.join(tmpdir(), 'poste-logement-rapports-'));

process.on('exit', () => rmSync(rapports, { recursive: true, force: true }));
let enCours: ChildProcess | null = null;
// Interrompu, on interrompt l'outil, et on sort : le compte d'une suite coupée n'en est pas un.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    enCours?.kill(signal);
    process.exit(130);
  });
}

await construire('ecran');
const bilans = [await essais(), await histoires()];
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
  const code = await executer('vitest/vitest.mjs', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${rapport}`], {});
  return bilanVitest(rapport, code);
}

async function histoires(): Promise<Bilan> {
  const rapport = path.join(rapports, 'playwright.json');
  const code = await executer('@playwright/test/cli.js', ['test', '--reporter=list,json'], { PLAYWRIGHT_JSON_OUTPUT_FILE: rapport });
  return bilanPlaywright(rapport, code);
}

/** Lance un outil avec le Node du projet ; rend son code de sortie. */
function executer(outil: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const script = path.join(racine, 'node_modules', outil);
  if (!existsSync(script)) throw new Error(`${outil} n'est pas installé : lancez « npm ci ».`);
  return new Promise((resoudre, rejeter) => {
    const enfant = spawn(process.execPath, [script, ...args], { cwd: racine, stdio: 'inherit', env: { ...process.env, ...env } });
    enCours = enfant;
    enfant.once('error', rejeter);
    enfant.once('exit', (code) => resoudre(code ?? 1));
  });
}
