import { z } from 'zod';
import { Instant } from '../shared/dates.ts';

/** Une empreinte SHA-256, en hexadécimal. Elle se calcule ailleurs : domain ne connaît pas la cryptographie. */
export const Empreinte = z.string().regex(/^[0-9a-f]{64}$/);
export type Empreinte = z.infer<typeof Empreinte>;

/** Ce qu'un acte ou une consultation laisse : qui, quand, quoi, sur quoi (I-12). `detail` ne porte que des valeurs simples. */
export const FaitJournal = z.strictObject({
  quand: Instant,
  auteur: z.string().min(1),
  /** Le nom de l'opération : « dossier.lire », « candidature.postuler ». */
  acte: z.string().min(1),
  /** L'identifiant de ce qui est lu ou changé. */
  objet: z.string(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type FaitJournal = z.infer<typeof FaitJournal>;

/** Une ligne du journal. `numero` compte 1, 2, 3… ; `precedent` est l'empreinte de la ligne d'avant, null pour la première. */
export const EntreeJournal = FaitJournal.extend({ numero: z.int().min(1), precedent: Empreinte.nullable() });
export type EntreeJournal = z.infer<typeof EntreeJournal>;
