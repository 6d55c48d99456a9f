import donnees from './taux-effort.json' with { type: 'json' };
import type { Jour } from '../shared/dates.ts';

/** « Environ trois fois le loyer » : le seuil, et la marge que le produit lit dans « environ ». Donnée datée, pas du code (D9). */
export interface RegleTauxEffort {
  readonly valableDu: Jour;
  /** À partir de là, favorable. */
  readonly foisLeLoyer: number;
  /** Entre cette valeur et `foisLeLoyer`, à vérifier ; au-dessous, défavorable. */
  readonly foisTolerees: number;
  readonly texte: string;
  readonly certitude: string;
}

const regles: readonly RegleTauxEffort[] = donnees.regles;

/** La règle qui s'applique ce jour-là ; null avant la première connue. */
export const regleTauxEffort = (le: Jour): RegleTauxEffort | null => regles.findLast((r) => r.valableDu <= le) ?? null;
