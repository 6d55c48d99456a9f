import type { Partie } from './partie.ts';

const MONTRES = 5;

/** Ce qu'une graine fautive a montré, et comment la rejouer ; rien si tout va bien. */
export function dire({ graine, manquements, pannes }: Partie): string[] {
  if (manquements.length + pannes.length === 0) return [];
  const suite = manquements.length > MONTRES ? [`  … et ${manquements.length - MONTRES} autre(s)`] : [];
  return [
    `graine ${graine} : ${manquements.length} manquement(s), ${pannes.length} panne(s)`,
    ...manquements.slice(0, MONTRES).map((m) => `  ${m.invariant} : ${m.phrase}`),
    ...suite,
    ...pannes.slice(0, MONTRES).map((p) => `  panne : ${p}`),
    `  rejouer : npm run simulation -- --graine ${graine}`,
  ];
}
