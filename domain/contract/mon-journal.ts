import { z } from 'zod';
import { quois } from '../journal/quoi.ts';
import { Instant } from '../shared/dates.ts';

/** Où reprendre la lecture : la réponse d'avant le donne, l'écran le rend tel quel. */
const Suite = z
  .string()
  .max(200)
  .regex(/^[\w.:/-]+$/);

export const MonJournalInput = z.strictObject({ suite: Suite.nullable() });

/** Une ligne de « Qui a consulté mon dossier » : qui, quand, quoi (B13). */
export const LigneMonJournal = z.object({
  cle: z.string(),
  quand: Instant,
  role: z.enum(['gestionnaire', 'conseiller', 'bailleur']),
  /** Null pour un bailleur, que l'agent ne connaît que par son organisme, et pour un compte fermé depuis. */
  nom: z.string().nullable(),
  /** L'académie ou le bailleur ; null pour un conseiller. */
  organisme: z.string().nullable(),
  quoi: z.enum(quois),
});
export type LigneMonJournal = z.infer<typeof LigneMonJournal>;

/** Les plus récentes d'abord, sur douze mois ; `suite` null : il n'y en a plus. */
export const MonJournal = z.object({ lignes: z.array(LigneMonJournal), suite: Suite.nullable() });
export type MonJournal = z.infer<typeof MonJournal>;
