import { z } from 'zod';
import { GenreTache, Tache } from '../journee/tache.ts';
import { Jour } from '../shared/dates.ts';

/** Une fenêtre des tâches du jour. `reportees` : celles qu'on a remises à plus tard, et elles seules. */
export const LireJourneeInput = z.strictObject({
  genre: GenreTache.nullable(),
  reportees: z.boolean(),
  debut: z.int().min(0),
  nombre: z.int().min(1).max(200),
});

export const Journee = z.object({
  /** Le jour du poste : celui d'où se comptent les délais, à titre d'information. */
  le: Jour,
  total: z.int(),
  taches: z.array(Tache),
  /** La charge, hors tâches reportées, quel que soit le genre demandé. */
  comptes: z.record(GenreTache, z.int()),
  reportees: z.int(),
});

/** Remettre une tâche à ce jour, où elle reviendra ; null : la reprendre tout de suite. Seul ce poste le sait. */
export const ReporterInput = z.strictObject({ cle: Tache.options[0].shape.cle, au: Jour.nullable() });
export const RefusReporter = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('tache_absente') }),
  z.object({ motif: z.literal('report_passe'), au: Jour }),
]);
