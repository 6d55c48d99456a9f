import { z } from 'zod';
import { Instant } from '../shared/dates.ts';
import { AcademieId, CompteId, GestionnaireId } from '../shared/ids.ts';
import { RaisonDroitPerdu } from './droit-perdu.ts';
import { TropDeRequetes } from './envelope.ts';
import { operation } from './operation.ts';

export const Gestionnaire = z.object({ id: GestionnaireId, nom: z.string(), prenom: z.string(), courriel: z.string() });
export type Gestionnaire = z.infer<typeof Gestionnaire>;

export const AcademieDuPoste = z.object({ id: AcademieId, nom: z.string(), departements: z.array(z.string()) });
export type AcademieDuPoste = z.infer<typeof AcademieDuPoste>;

/** Ceux qui utilisent le poste sans y rien garder : tout ce qu'ils lisent et font est porté au serveur. */
export const rolesEnLigne = ['agent', 'conseiller', 'bailleur'] as const;
export const RoleEnLigne = z.enum(rolesEnLigne);
export type RoleEnLigne = z.infer<typeof RoleEnLigne>;

export const CompteEnLigne = z.object({
  id: CompteId,
  role: RoleEnLigne,
  nom: z.string(),
  prenom: z.string(),
  courriel: z.string(),
  /** Le bailleur du compte, ou « Action Logement Services » ; null pour un agent. */
  organisme: z.string().nullable(),
});
export type CompteEnLigne = z.infer<typeof CompteEnLigne>;

/** Rempli quand le serveur se déclare de démonstration : les comptes, et ses deux petites pages (portail d'enregistrement, courriels). */
export const DemonstrationDuServeur = z.object({
  comptes: z.array(z.object({ courriel: z.string(), libelle: z.string() })),
  motDePasse: z.string(),
  portail: z.url().nullable().default(null),
  courriels: z.url().nullable().default(null),
});
export type DemonstrationDuServeur = z.infer<typeof DemonstrationDuServeur>;

/** Un gestionnaire accompagne un agent sur ce poste : ses propres dossiers sont cachés jusqu'à ce qu'il redonne son mot de passe. */
export const Seance = z.object({ gestionnaire: z.string(), courriel: z.string(), ouverteLe: Instant });
export type Seance = z.infer<typeof Seance>;

/** Ce qui ferme une session sans que personne l'ait demandé. `enAttente` : les actes gardés sur ce poste ; `rendus` : ceux que le serveur vient de recevoir d'un poste arrêté. */
export const FinDeSession = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('hors_ligne_depuis_trop_longtemps'), jours: z.int(), enAttente: z.int() }),
  z.object({ motif: z.literal('droit_perdu'), raison: RaisonDroitPerdu, enAttente: z.int(), rendus: z.int() }),
  /** La base du poste est abîmée : à la prochaine connexion, avec le réseau, le poste la refait d'après le serveur. */
  z.object({ motif: z.literal('base_abimee'), enAttente: z.int() }),
]);
export type FinDeSession = z.infer<typeof FinDeSession>;

export const EtatSession = z.discriminatedUnion('statut', [
  z.object({
    statut: z.literal('fermee'),
    demonstration: DemonstrationDuServeur.nullable(),
    /** La séance d'accompagnement en cours : c'est à l'agent de se connecter. */
    seance: Seance.nullable(),
    /** La séance vient de finir : à ce gestionnaire de reprendre sa session. */
    reprise: z.string().nullable(),
    /** La session s'est fermée d'elle-même : pourquoi. Null sinon. */
    fin: FinDeSession.nullable(),
  }),
  z.object({
    statut: z.literal('ouverte'),
    gestionnaire: Gestionnaire,
    academie: AcademieDuPoste,
    /** Vrai quand la session a été ouverte sans joindre le serveur, d'après la dernière connexion réussie sur ce poste. */
    horsLigne: z.boolean(),
    demonstration: z.boolean(),
    liensDemonstration: DemonstrationDuServeur.pick({ portail: true, courriels: true }).nullable(),
  }),
  z.object({
    statut: z.literal('en_ligne'),
    compte: CompteEnLigne,
    seance: Seance.nullable(),
    demonstration: z.boolean(),
    liensDemonstration: DemonstrationDuServeur.pick({ portail: true, courriels: true }).nullable(),
  }),
]);
export type EtatSession = z.infer<typeof EtatSession>;

export const OuvrirSessionInput = z.strictObject({ courriel: z.email().max(254), motDePasse: z.string().min(1).max(200) });

export const RefusOuvrirSession = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('identifiants_invalides') }),
  z.object({ motif: z.literal('trop_d_essais'), jusqua: Instant }),
  z.object({ motif: z.literal('serveur_injoignable_premiere_connexion') }),
  TropDeRequetes,
  /** Pendant une séance d'accompagnement, seul un agent se connecte. */
  z.object({ motif: z.literal('seance_reservee_aux_agents') }),
  ...FinDeSession.options,
  /** La base de ce poste ne s'ouvre pas : d'une version plus récente, endommagée, ou chiffrée avec une autre clé. */
  z.object({ motif: z.literal('base_plus_recente'), version: z.int(), connue: z.int() }),
  z.object({ motif: z.literal('base_illisible') }),
  /** Le serveur ne parle plus le protocole de cette version du poste. */
  z.object({ motif: z.literal('poste_a_mettre_a_jour') }),
]);
export type RefusOuvrirSession = z.infer<typeof RefusOuvrirSession>;

const rien = z.strictObject({});

export const operationsSession = {
  'session.etat': operation({ kind: 'query', acces: 'public', input: rien, output: EtatSession, refus: z.never() }),
  'session.ouvrir': operation({
    kind: 'local',
    acces: 'public',
    input: OuvrirSessionInput,
    output: EtatSession,
    refus: RefusOuvrirSession,
  }),
  'session.fermer': operation({ kind: 'local', acces: 'public', input: rien, output: EtatSession, refus: z.never() }),
  'seance.ouvrir': operation({ kind: 'local', acces: 'gestionnaire', input: rien, output: EtatSession, refus: z.never() }),
  'seance.terminer': operation({ kind: 'local', acces: 'public', input: rien, output: EtatSession, refus: z.never() }),
} as const;
