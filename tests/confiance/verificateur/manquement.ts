import type { Evenement } from '../histoire.ts';

/** Les invariants que l'on vérifie sur une histoire. */
export type Invariant = 'I-1' | 'I-2' | 'I-3' | 'I-4' | 'I-5' | 'I-6' | 'I-7' | 'I-8' | 'I-10' | 'I-11' | 'I-13';

/** Ce qui ne devait jamais arriver : l'invariant, et une phrase qui dit quoi et où. `ordre` : la ligne de l'histoire. */
export interface Manquement {
  readonly invariant: Invariant;
  readonly phrase: string;
  readonly ordre: number;
}

export type Verification = (histoire: readonly Evenement[]) => Manquement[];

/** Une liste de manquements à un invariant, que l'on remplit en lisant l'histoire. */
export function registre(invariant: Invariant): {
  readonly manquements: Manquement[];
  readonly dire: (ordre: number, phrase: string) => void;
} {
  const manquements: Manquement[] = [];
  return { manquements, dire: (ordre, phrase) => void manquements.push({ invariant, phrase, ordre }) };
}
