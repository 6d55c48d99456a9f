import type { Offre } from '../../domain/offre/offre.ts';
import type { Hasard } from './hasard.ts';
import type { OffreGeneree, Statut } from './offres.ts';
import type { Plan } from './plan.ts';

/** Choisit l'offre d'une candidature : dans le département de la demande, à défaut dans l'académie ; null quand il n'y en a aucune. */
export type Repartition = (h: Hasard, plan: Plan, choix: { statut: Statut; gagnant: boolean; deja: ReadonlySet<string> }) => Offre | null;

/** Un logement n'est promis qu'à un ménage : l'offre d'un gagnant sort de la liste des logements à promettre. */
export function repartition(offres: readonly OffreGeneree[]): Repartition {
  const toutes = Map.groupBy(offres, (o) => `${o.offre.commune.departement} ${o.statut}`);
  const aPromettre = new Map([...toutes].map(([cle, liste]) => [cle, [...liste]]));
  return (h, plan, { statut, gagnant, deja }) => {
    const source = gagnant ? aPromettre : toutes;
    for (const departement of [plan.departement, ...plan.academie.departementsOffres]) {
      const liste = source.get(`${departement} ${statut}`) ?? [];
      const rang = premierLibre(liste, h.entier(0, Math.max(0, liste.length - 1)), deja);
      if (rang === null) continue;
      const offre = liste[rang]!.offre;
      if (gagnant) liste.splice(rang, 1);
      return offre;
    }
    return null;
  };
}

/** La première offre où la demande n'a pas encore candidaté, en tournant depuis `depart`. */
function premierLibre(liste: readonly OffreGeneree[], depart: number, deja: ReadonlySet<string>): number | null {
  for (let pas = 0; pas < liste.length; pas++) {
    const rang = (depart + pas) % liste.length;
    if (!deja.has(liste[rang]!.offre.id)) return rang;
  }
  return null;
}
