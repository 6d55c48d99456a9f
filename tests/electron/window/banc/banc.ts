import { TEMOIN } from './controles-poste.ts';
import { controles } from './controles.ts';
import { monter } from './monter.ts';
import { mutations, type Mutation } from './mutations.ts';

/**
 * Passe tous les contrôles sur main.ts tel qu'il est ; puis, pour chaque faute, celui qui doit la voir
 * et le témoin, qui dit que le poste se monte encore : une faute qui casse tout ne prouverait rien.
 */
async function passer(mutation: Mutation | null): Promise<Record<string, string>> {
  const echecs: Record<string, string> = {};
  const utiles = mutation === null ? controles : controles.filter(({ nom }) => nom === TEMOIN || nom.startsWith(mutation.vuePar));
  for (const { nom, regler, verifier } of utiles) {
    try {
      await monter(mutation, regler ?? (() => undefined), verifier);
    } catch (erreur) {
      echecs[nom] = erreur instanceof Error ? erreur.message : String(erreur);
    }
  }
  return echecs;
}

const fautes: Record<string, Record<string, string>> = {};
const sain = await passer(null);
for (const mutation of mutations) fautes[mutation.nom] = await passer(mutation);
process.stdout.write(JSON.stringify({ sain, fautes }));
process.exit(0);
