import { z } from 'zod';
import { ResumeOffre } from '../candidature/candidature.ts';
import { EtatCandidature } from '../candidature/etapes.ts';
import { nomsCommandes } from '../contract/echanges.ts';
import { Instant, Jour } from '../shared/dates.ts';
import { CommandeId, DemandeId } from '../shared/ids.ts';

/** Ce qui demande l'attention du gestionnaire, du plus pressant au moins pressant à échéance égale (B14). */
export const genresTache = [
  'divergence',
  'acte_en_attente',
  'reponse_attendue',
  'rattachement_a_valider',
  'piece_qui_perime',
  'demande_a_renouveler',
  'mandat_qui_finit',
] as const;
export const GenreTache = z.enum(genresTache);
export type GenreTache = z.infer<typeof GenreTache>;

/** Une information ne demande aucun geste : elle finira d'elle-même. */
export const natureDe: Readonly<Record<GenreTache, 'action' | 'information'>> = {
  divergence: 'action',
  acte_en_attente: 'information',
  reponse_attendue: 'action',
  rattachement_a_valider: 'action',
  piece_qui_perime: 'action',
  demande_a_renouveler: 'action',
  mandat_qui_finit: 'action',
};

/** L'agent d'une tâche ; null quand son dossier a quitté ce poste. */
const AgentDeLaTache = z.object({ nom: z.string(), prenom: z.string(), numeroUnique: z.string() }).nullable();

const commune = {
  /** Ce qu'on reporte : elle change avec l'échéance, si bien qu'une nouvelle échéance se montre. */
  cle: z.string().max(100),
  demandeId: DemandeId,
  agent: AgentDeLaTache,
  /** Le dernier jour pour agir, compris ; null quand rien ne presse. */
  echeance: Jour.nullable(),
};

/** Une tâche et sa raison : de quoi l'écrire en une phrase. */
export const Tache = z.discriminatedUnion('genre', [
  z.object({ ...commune, genre: z.literal('divergence'), commandeId: CommandeId, acte: z.enum(nomsCommandes) }),
  z.object({ ...commune, genre: z.literal('acte_en_attente'), acte: z.enum(nomsCommandes), saisieLe: Instant }),
  z.object({ ...commune, genre: z.literal('reponse_attendue'), etat: EtatCandidature, resume: ResumeOffre }),
  z.object({ ...commune, genre: z.literal('rattachement_a_valider') }),
  z.object({ ...commune, genre: z.literal('piece_qui_perime') }),
  z.object({ ...commune, genre: z.literal('demande_a_renouveler') }),
  z.object({ ...commune, genre: z.literal('mandat_qui_finit') }),
]);
export type Tache = z.infer<typeof Tache>;
