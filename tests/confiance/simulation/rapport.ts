import type { Partie } from './partie.ts';

/** Par invariant : l'un ne cache pas l'autre. */
const MONTRES = 2;

/** Ce qu'une graine fautive a montré, et comment la rejouer ; rien si tout va bien. */
export function dire({ graine, manquements, pannes }: Partie): string[] {
  if (manquements.length + pannes.length === 0) return [];
  const montres = [...Map.groupBy(manquements, (m) => m.invariant).values()].flatMap((siens) => siens.slice(0, MONTRES));
  return [
    `graine ${graine} : ${manquements.length} manquement(s), ${pannes.length} panne(s)`,
    ...montres.map((m) => `  ${m.invariant} : ${m.phrase}`),
    ...pannes.slice(0, MONTRES).map((p) => `  panne : ${p}`),
    `  rejouer : npm run simulation -- --graine ${graine}`,
  ];
}
