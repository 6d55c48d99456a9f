import { z } from 'zod';
import { Instant } from '../shared/dates.ts';
import { CommandeId, DemandeId, PosteId } from '../shared/ids.ts';

/**
 * La version du protocole poste ↔ serveur. Le serveur accepte la courante et la précédente.
 * Une ligne d'histoire par changement :
 * - 1 (2026-11) : premier protocole, commandes qui montent, lignes qui descendent.
 * - 2 (2026-11) : le parcours complet ; champs ajoutés aux demandes, mandats, offres et candidatures, rattachements jugés par une commande.
 * - 3 (2026-11) : un rattachement se juge avec le SIRET et le matricule lus ; le journal du poste remonte ; le poste accuse les retraits, qui passent en tête, et apprend qu'il a perdu son droit.
 */
export const PROTOCOLE = 3;
export const protocolesAcceptes: readonly number[] = [2, 3];

/** Une intention qui monte. `rang` compte 1, 2, 3… sur ce poste ; `commandeId` est un UUIDv7, le même à chaque répétition. */
export const Commande = z.strictObject({
  commandeId: CommandeId,
  rang: z.int().min(1),
  nom: z.string().max(80),
  entree: z.record(z.string(), z.unknown()),
  saisieLe: Instant,
  /** La demande pour laquelle l'acte est fait (I-11). */
  pourLeCompteDe: DemandeId,
});
export type Commande = z.infer<typeof Commande>;

export const PushRequest = z.strictObject({ protocole: z.int(), posteId: PosteId, commandes: z.array(Commande).min(1).max(500) });
export type PushRequest = z.infer<typeof PushRequest>;

/** La réponse du serveur à une commande : la même à chaque répétition. `flux` : où son effet descendra. */
export const ReponseCommande = z.discriminatedUnion('statut', [
  z.object({ commandeId: CommandeId, statut: z.literal('acceptee'), recueLe: Instant, flux: z.string(), numero: z.int() }),
  z.object({
    commandeId: CommandeId,
    statut: z.literal('refusee'),
    recueLe: Instant,
    raisons: z.array(z.looseObject({ motif: z.string() })).min(1),
  }),
]);
export type ReponseCommande = z.infer<typeof ReponseCommande>;

/** `epoque` change quand le serveur a été restauré d'une sauvegarde ; `dernierRang` est le dernier rang reçu de ce poste. */
export const PushReponse = z.object({ epoque: z.uuid(), dernierRang: z.int().min(0), reponses: z.array(ReponseCommande) });
export type PushReponse = z.infer<typeof PushReponse>;

/** Où en est le poste dans chaque flux ; un flux absent se lit depuis 0. */
export const PullRequest = z.strictObject({
  protocole: z.int(),
  posteId: PosteId,
  curseurs: z.record(z.string().max(80), z.int().min(0)),
  limite: z.int().min(1).max(20_000).optional(),
  /**
   * Un reçu : de tout ce que ces curseurs ont retiré, il ne reste pas un octet sur ce poste (I-10). Sans aucun curseur, il n'y reste rien.
   * C'est l'époque de ces curseurs : ceux d'avant une restauration ne disent rien de celle-ci.
   */
  efface: z.uuid().optional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

/** Au plus tant de retraits en tête ; les suivants viennent avec les lignes. */
export const RETRAITS_EN_TETE = 5_000;

/** Première ligne d'une réponse : les flux que ce poste peut lire, maintenant. Un flux absent d'ici est à purger. */
export const PullDebut = z.object({
  t: z.literal('debut'),
  protocole: z.int(),
  epoque: z.uuid(),
  quand: Instant,
  /** Le dernier rang que le serveur a reçu de ce poste : après une restauration, il peut en manquer. */
  dernierRang: z.int().min(0),
  /** `repart` : le curseur du poste est trop ancien pour les suppressions gardées ; il oublie ce flux et le relit depuis 0. */
  flux: z.array(z.object({ id: z.string(), tete: z.int(), depuis: z.int(), repart: z.boolean(), restant: z.int() })),
  /** Les demandes à effacer avant toute autre chose : celles que les lignes qui suivent retirent (I-10). */
  retraits: z.array(DemandeId).max(RETRAITS_EN_TETE).optional(),
  /** Au-delà de tant de jours sans contact, les dossiers de ce poste se verrouillent. */
  joursHorsLigne: z.int().min(1).max(3_650).optional(),
});
export type PullDebut = z.infer<typeof PullDebut>;

/** Dernière ligne : sans elle, la page est coupée. `complet` faux : il en reste, redemander. */
export const PullFin = z.object({ t: z.literal('fin'), lignes: z.int(), complet: z.boolean() });
export type PullFin = z.infer<typeof PullFin>;

/**
 * Une ligne de données, en tableau : `[position du flux, numéro, code de l'entité, id, ...colonnes]`,
 * ou `[position du flux, numéro, code de l'entité, id]` pour une suppression.
 */
export type PullLigne = readonly [flux: number, numero: number, code: string, id: string, ...colonnes: (string | number | null)[]];

export const ErreurSync = z.object({
  erreur: z.enum([
    'protocole_inconnu',
    'jeton_invalide',
    'rang_inattendu',
    'commande_differente',
    'requete_invalide',
    'poste_inconnu',
    'poste_arrete',
    'compte_ferme',
  ]),
  dernierRang: z.int().optional(),
});
export type ErreurSync = z.infer<typeof ErreurSync>;

/** Ouverture de session auprès du serveur. Les jetons sont des références de 256 bits, gardées hachées par le serveur. */
export const Jetons = z.object({
  acces: z.string(),
  accesExpireLe: Instant,
  rafraichissement: z.string(),
  rafraichissementExpireLe: Instant,
});
export type Jetons = z.infer<typeof Jetons>;
