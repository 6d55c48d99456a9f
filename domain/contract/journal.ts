import { z } from 'zod';
import { Empreinte, EntreeJournal } from '../journal/entree.ts';
import { GestionnaireId, PosteId } from '../shared/ids.ts';

/** Un identifiant, un code, une date : une ligne de journal ne porte ni nom ni texte libre. */
const Code = z.string().regex(/^[\w.:-]{0,80}$/);

/** Une ligne du journal d'un poste, telle qu'elle monte : l'auteur est le gestionnaire de ce poste, et personne d'autre. */
export const LigneJournal = EntreeJournal.extend({
  auteur: GestionnaireId,
  acte: Code,
  objet: Code,
  detail: z.record(Code, z.union([Code, z.number(), z.boolean(), z.null()])),
  empreinte: Empreinte,
});
export type LigneJournal = z.infer<typeof LigneJournal>;

/** Au plus tant de lignes par envoi. */
export const LIGNES_PAR_ENVOI = 500;

/**
 * Le journal d'un poste remonte : POST /v1/journal, les lignes `depuis + 1`, `depuis + 2`… Répété, il ne change rien.
 * `journalId` nomme la suite ; une base refaite en commence une autre. `depuis` : le dernier numéro que le serveur a dit avoir reçu ;
 * `dernier` : le dernier que ce poste a écrit. S'il est plus petit, la fin du journal a disparu.
 */
export const JournalRequest = z.strictObject({
  protocole: z.int(),
  posteId: PosteId,
  journalId: z.uuid(),
  depuis: z.int().min(0),
  dernier: z.int().min(0),
  lignes: z.array(LigneJournal).max(LIGNES_PAR_ENVOI),
});
export type JournalRequest = z.infer<typeof JournalRequest>;

/** `recu` : le dernier numéro reçu, tous les précédents compris. `rompuAu` : la première ligne refusée ; la suite ne sera plus reçue. */
export const JournalReponse = z.object({ recu: z.int().min(0), rompuAu: z.int().min(1).nullable() });
export type JournalReponse = z.infer<typeof JournalReponse>;
