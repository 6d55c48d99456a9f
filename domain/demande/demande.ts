import { z } from 'zod';
import { Instant, Jour } from '../shared/dates.ts';
import { AcademieId, AgentId, DemandeId } from '../shared/ids.ts';
import { Euros } from '../shared/montants.ts';
import { CodeDepartement, Commune } from '../offre/offre.ts';
import { PieceDuDossier } from '../pieces/piece.ts';

export const Civilite = z.enum(['madame', 'monsieur']);

/** Une personne de la demande. Du numéro de sécurité sociale, seuls les cinq chiffres du guide existent (D7). */
export const Personne = z.object({
  civilite: Civilite,
  nom: z.string().min(1),
  nomNaissance: z.string().min(1),
  prenom: z.string().min(1),
  dateNaissance: Jour,
  nationalite: z.enum(['francaise', 'union_europeenne', 'autre']),
  telephone: z.string(),
  courriel: z.string(),
  notificationSms: z.boolean(),
  securiteSocialeMasquee: z
    .string()
    .regex(/^\d{5}$/)
    .nullable(),
  enSituationHandicap: z.boolean(),
});
export type Personne = z.infer<typeof Personne>;

/** Le lien du codemandeur avec le demandeur ; seuls les trois premiers font un couple (jeune ménage). */
export const LienCodemandeur = z.enum(['mariage', 'pacs', 'concubinage', 'autre']);

export const PersonneACharge = z.object({ dateNaissance: Jour, enSituationHandicap: z.boolean() });

/** La composition du ménage, au-delà du demandeur et du codemandeur. */
export const Menage = z.object({
  lienCodemandeur: LienCodemandeur.nullable(),
  personnesACharge: z.array(PersonneACharge),
  naissancesAttendues: z.int().min(0).max(5),
});
export type Menage = z.infer<typeof Menage>;

/** Le revenu fiscal de référence du ménage (somme des avis), avec l'année des revenus. */
export const RevenuFiscalReference = z.object({ annee: z.int().min(2000).max(2100), montant: Euros });

export const Ressources = z.object({
  revenusFiscaux: z.array(RevenuFiscalReference),
  /** €/mois, tout le ménage, hors aides au logement. */
  mensuelles: Euros,
  /** €/mois, AL ou APL estimée ; 0 quand elle n'est pas connue. */
  aideAuLogement: Euros,
});
export type Ressources = z.infer<typeof Ressources>;

/** Le lien de la demande avec l'employeur du demandeur ou du codemandeur (G43–G50) et sa validation par l'académie (D4). */
export const Rattachement = z.object({
  a: z.enum(['demandeur', 'codemandeur']),
  siret: z.string(),
  employeur: z.string(),
  matricule: z.string().nullable(),
  dateEntree: Jour.nullable(),
  cdi: z.boolean().nullable(),
  validation: z.enum(['a_valider', 'validee', 'refusee']),
});
export type Rattachement = z.infer<typeof Rattachement>;

export const motifsDemande = [
  'sans_logement',
  'logement_trop_petit',
  'logement_trop_cher',
  'rapprochement_travail',
  'mutation',
  'conge_du_proprietaire',
  'separation',
  'autre',
] as const;

/** Une demande de logement social enregistrée : la copie importée, en lecture seule. */
export const Demande = z.object({
  id: DemandeId,
  academieId: AcademieId,
  agentId: AgentId,
  numeroUnique: z.object({ valeur: z.string().min(1), type: z.enum(['nud', 'nur', 'nun']) }),
  deposeeLe: Jour,
  /** Un an après le dépôt ou le dernier renouvellement (R441-2-7 CCH). */
  valableJusquau: Jour,
  actualiseeLe: Instant,
  demandeur: Personne,
  codemandeur: Personne.nullable(),
  menage: Menage,
  ressources: Ressources,
  motif: z.enum(motifsDemande),
  /** Le département de recherche : celui de la première commune demandée. */
  departement: CodeDepartement,
  communes: z.array(Commune).min(1).max(8),
  rattachement: Rattachement,
  pieces: z.array(PieceDuDossier),
  /** Le jour où l'agent a validé son dossier (G58) ; null tant qu'il ne l'a pas fait. */
  dossierValideLe: Jour.nullable(),
});
export type Demande = z.infer<typeof Demande>;
