import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { additionner, bilanVitest, conclusion } from '../bilan.ts';
import { executer, sortirSiInterrompu } from '../outil.ts';
import { ESSAIS_DE_CONFIANCE } from './attendus.ts';
import { bilanDesComptes } from './bilan-comptes.ts';
import { environnementDesComptes } from './comptes.ts';

/** `npm run confiance` : les mêmes essais de confiance que `npm test`, dix fois plus longs. */
const FOIS = 10;

const rapports = mkdtempSync(path.join(tmpdir(), 'poste-logement-confiance-'));
const comptes = path.join(rapports, 'comptes');
mkdirSync(comptes);
process.on('exit', () => rmSync(rapports, { recursive: true, force: true }));
sortirSiInterrompu();

const rapport = path.join(rapports, 'vitest.json');
const code = await executer(
  'vitest/vitest.mjs',
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${rapport}`, ...ESSAIS_DE_CONFIANCE],
  environnementDesComptes(comptes, FOIS),
);
const bilans = [bilanVitest(rapport, code), bilanDesComptes(comptes, FOIS)];
for (const { nom, passes, echoues, defaut } of bilans)
  console.log(`\n${nom} : ${passes} passés, ${echoues} échoués${defaut === null ? '' : ` ; ${defaut}`}`);
const { ligne, code: sortie } = conclusion(additionner(bilans));
console.log(`\n${ligne}`);
process.exitCode = sortie;
