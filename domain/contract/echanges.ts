import { z } from 'zod';
import { ResumeOffre } from '../candidature/candidature.ts';
import { RefusAnnuler } from '../candidature/annuler.ts';
import { RefusPostuler } from '../candidature/postuler.ts';
import { RefusJugerRattachement } from '../demande/juger-rattachement.ts';
import { Instant, Jour } from '../shared/dates.ts';
import { CommandeId, DemandeId } from '../shared/ids.ts';

/** Ce que le poste a repris de lui-même à l'ouverture : sa base était abîmée et a été refaite, ou il y manquait des actes. `actes` : ceux retrouvés. */
export const Reprise = z.object({ motif: z.enum(['base_refaite', 'actes_retrouves']), actes: z.int() });
export type Reprise = z.infer<typeof Reprise>;

/** Où en est l'échange avec le serveur : la ligne permanente au bas de l'écran. */
export const EtatSync = z.object({
  enLigne: z.boolean(),
  /** Pourquoi l'échange est arrêté, quand il l'est. */
  arret: z.enum([
    'aucun',
    'serveur_injoignable',
    'serveur_occupe',
    'reponse_inattendue',
    'session_expiree',
    'protocole',
    'serveur_restaure',
    'disque',
  ]),
  enCours: z.boolean(),
  derniereReussite: Instant.nullable(),
  enAttente: z.int(),
  divergences: z.int(),
  /** Une première synchronisation en cours : lignes reçues sur lignes attendues. */
  premiere: z.object({ recues: z.int(), attendues: z.int() }).nullable(),
  reprise: Reprise.nullable(),
});
export type EtatSync = z.infer<typeof EtatSync>;

export const nomsCommandes = ['candidature.postuler', 'candidature.annuler', 'rattachement.valider', 'rattachement.refuser'] as const;

/** Un acte fait sur ce poste que le serveur n'a pas encore reçu. */
export const EnvoiEnAttente = z.object({
  commandeId: CommandeId,
  rang: z.int(),
  nom: z.enum(nomsCommandes),
  demandeId: DemandeId,
  agent: z.string(),
  offre: ResumeOffre.nullable(),
  saisieLe: Instant,
  /** Le jour avant lequel l'acte doit être reçu : la date limite de l'offre. */
  echeance: Jour.nullable(),
  tentatives: z.int(),
});
export type EnvoiEnAttente = z.infer<typeof EnvoiEnAttente>;

/** Ce que le serveur peut dire d'un acte sans même le juger : il ne le connaît pas, ou ne sait pas le lire. */
export const RefusServeur = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('commande_inconnue') }),
  z.object({ motif: z.literal('entree_invalide') }),
  /** Le poste d'où vient l'acte avait été arrêté. */
  z.object({ motif: z.literal('poste_arrete') }),
]);
export type RefusServeur = z.infer<typeof RefusServeur>;

/** Une saisie du poste que le serveur n'a pas acceptée : ce qui a été saisi, et toutes les raisons du serveur. */
export const Divergence = z.object({
  commandeId: CommandeId,
  nom: z.enum(nomsCommandes),
  demandeId: DemandeId,
  agent: z.string(),
  offre: ResumeOffre.nullable(),
  saisieLe: Instant,
  jugeeLe: Instant,
  raisons: z.array(z.union([RefusPostuler, RefusAnnuler, RefusJugerRattachement, RefusServeur])).min(1),
});
export type Divergence = z.infer<typeof Divergence>;

export const RangerDivergenceInput = z.strictObject({ commandeId: CommandeId });
export const RefusRangerDivergence = z.object({ motif: z.literal('divergence_absente') });
