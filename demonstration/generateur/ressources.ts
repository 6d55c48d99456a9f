import type { Personne, Ressources } from '../../domain/demande/demande.ts';
import type { Jour } from '../../domain/shared/dates.ts';
import type { Hasard } from './hasard.ts';

/**
 * Salaires nets mensuels de la fonction publique d'éducation, en euros : de l'accompagnant à temps incomplet à l'agrégé.
 * Avec un, deux ou aucun second revenu, les revenus fiscaux tombent des deux côtés des plafonds PLAI, PLUS, PLS et PLI.
 */
const salaires: readonly (readonly [fourchette: readonly [number, number], poids: number])[] = [
  [[850, 1_150], 14],
  [[1_400, 1_750], 24],
  [[1_650, 2_300], 32],
  [[2_100, 2_900], 20],
  [[2_700, 3_900], 10],
];

/** La part d'un salaire que touche la seconde personne, d'après son activité : une pension, une allocation, ou rien. */
const partDuSalaire = { emploi: 1, retraite: 0.75, recherche_emploi: 0.57, etudes: 0, sans_activite: 0 } as const satisfies Record<
  Personne['activite'],
  number
>;

/** Les ressources d'un ménage : au centime par mois, revenus fiscaux à l'euro pour les années N-2 et parfois N-1 ; `second` : l'activité du codemandeur. */
export function desRessources(h: Hasard, aujourdhui: Jour, second: Personne['activite'] | null): Ressources {
  const secondes = second === null ? 0 : salaire(h) * partDuSalaire[second];
  const mensuelles = Math.round((salaire(h) + secondes) * 100) / 100;
  const annee = Number(aujourdhui.slice(0, 4));
  // Le revenu fiscal est net de l'abattement de 10 %, et l'imposable dépasse un peu le net.
  const fiscal = (facteur: number): number => Math.round(mensuelles * 12 * 1.035 * 0.9 * facteur);
  const revenusFiscaux = [{ annee: annee - 2, montant: fiscal(0.85 + h.reel() * 0.2) }];
  if (h.chance(0.4)) revenusFiscaux.push({ annee: annee - 1, montant: fiscal(0.92 + h.reel() * 0.12) });
  // Quelques dossiers n'ont pas encore l'avis demandé : le plafond est « à vérifier ».
  if (h.chance(0.03)) revenusFiscaux.shift();
  return { revenusFiscaux, mensuelles, aideAuLogement: mensuelles < 1_900 && h.chance(0.5) ? h.entier(45, 320) : 0 };
}

function salaire(h: Hasard): number {
  const [min, max] = h.pondere(salaires);
  return min + h.reel() * (max - min);
}
