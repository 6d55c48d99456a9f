import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';

/** Le compte d'une suite d'essais ; `defaut` dit ce qu'aucun compte ne montre : un rapport absent, une erreur hors essai. */
export interface Bilan {
  readonly nom: string;
  readonly passes: number;
  readonly echoues: number;
  readonly sautes: number;
  readonly defaut: string | null;
}

const RapportVitest = z.object({
  success: z.boolean(),
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  numPendingTests: z.int(),
  numTodoTests: z.int(),
  testResults: z.array(z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.unknown()) })),
});
const RapportPlaywright = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
});

/** Un fichier d'essais qui ne se charge pas n'a aucun essai à compter : il compte pour un échec. */
export function bilanVitest(rapport: string, code: number): Bilan {
  const lu = lire(rapport, RapportVitest);
  if (lu === null) return sansRapport('Essais');
  const illisibles = lu.testResults.filter((f) => f.status === 'failed' && f.assertionResults.length === 0).length;
  return juger(
    {
      nom: 'Essais',
      passes: lu.numPassedTests,
      echoues: lu.numFailedTests + illisibles,
      sautes: lu.numPendingTests + lu.numTodoTests,
      defaut: null,
    },
    code,
  );
}

/** Un essai qui ne passe qu'au second tour compte pour un échec. */
export function bilanPlaywright(rapport: string, code: number): Bilan {
  const lu = lire(rapport, RapportPlaywright);
  if (lu === null) return sansRapport('Histoires');
  const { expected, unexpected, flaky, skipped } = lu.stats;
  return juger({ nom: 'Histoires', passes: expected, echoues: unexpected + flaky + lu.errors.length, sautes: skipped, defaut: null }, code);
}

function lire<T>(rapport: string, schema: z.ZodType<T>): T | null {
  return existsSync(rapport) ? schema.parse(JSON.parse(readFileSync(rapport, 'utf8'))) : null;
}

const sansRapport = (nom: string): Bilan => ({
  nom,
  passes: 0,
  echoues: 1,
  sautes: 0,
  defaut: 'aucun rapport : la suite ne s’est pas exécutée',
});

function juger(bilan: Bilan, code: number): Bilan {
  if (bilan.passes + bilan.echoues === 0) return { ...bilan, echoues: 1, defaut: 'aucun essai trouvé' };
  if (code !== 0 && bilan.echoues === 0)
    return { ...bilan, echoues: 1, defaut: `code de sortie ${code} sans essai échoué : une erreur hors des essais` };
  return bilan;
}

export const additionner = (bilans: readonly Bilan[]): Bilan => ({
  nom: 'Tout',
  defaut: null,
  passes: somme(bilans, 'passes'),
  echoues: somme(bilans, 'echoues'),
  sautes: somme(bilans, 'sautes'),
});

const somme = (bilans: readonly Bilan[], cle: 'passes' | 'echoues' | 'sautes'): number => bilans.reduce((total, b) => total + b[cle], 0);

/** La dernière ligne, et le code de sortie : un essai sauté est un essai qui manque, donc un échec. */
export function conclusion({ passes, echoues, sautes }: Bilan): { ligne: string; code: number } {
  const echecs = echoues + sautes;
  return { ligne: `${passes} passed, ${echecs} failed`, code: echecs === 0 && passes > 0 ? 0 : 1 };
}
