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
  /** D'où viennent ses ressources : de quoi dépendent ses pièces justificatives (G55). */
  activite: z.enum(['emploi', 'retraite', 'recherche_emploi', 'etudes', 'sans_activite']).default('emploi'),
});
export type Personne = z.infer<typeof Personne>;

/** Le lien du codemandeur avec le demandeur ; seuls les trois premiers font un couple (jeune ménage). */
export const LienCodemandeur = z.enum(['mariage', 'pacs', 'concubinage', 'autre']);

export const PersonneACharge = z.object({ dateNaissance: Jour, enSituationHandicap: z.boolean() });

export const situationsFamiliales = ['celibataire', 'marie', 'pacse', 'concubinage', 'separe', 'divorce', 'veuf'] as const;
export const logementsActuels = ['locataire', 'heberge', 'proprietaire', 'logement_de_fonction', 'sans_logement', 'autre'] as const;

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
  /** Vide tant que l'agent n'a pas complété la deuxième étape. */
  employeur: z.string(),
  /** Champ du guide, facultatif et sans objet pour l'Éducation nationale (G45, D11). */
  codeEntreprise: z.string().nullable().default(null),
  matricule: z.string().nullable(),
  dateEntree: Jour.nullable(),
  cdi: z.boolean().nullable(),
  validation: z.enum(['a_valider', 'validee', 'refusee']),
  /** Pourquoi l'académie ne reconnaît pas l'agent ; null sinon. */
  motifRefus: z.string().nullable().default(null),
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

/** Un champ que la dernière mise à jour a changé (G61) : son chemin (« demandeur.telephone »), ses valeurs en clair ; null : absent. */
export const Changement = z.object({ chemin: z.string(), avant: z.string().nullable(), apres: z.string().nullable() });
export type Changement = z.infer<typeof Changement>;

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
  situationFamiliale: z.enum(situationsFamiliales).default('celibataire'),
  logementActuel: z.enum(logementsActuels).default('autre'),
  /** Personne en situation prioritaire prise en charge par ALS (L. 313-26-2 CCH) : elle accède aux offres hors académie (G3). */
  prioritaire: z.boolean().default(false),
  /** Le département de recherche : celui de la première commune demandée. */
  departement: CodeDepartement,
  communes: z.array(Commune).min(1).max(8),
  rattachement: Rattachement,
  pieces: z.array(PieceDuDossier),
  /** Le jour où l'agent a validé son dossier (G58) ; null tant qu'il ne l'a pas fait. */
  dossierValideLe: Jour.nullable(),
  /** Le jour de l'import ; avant le 20/04/2021, la demande est à revalider une fois par un code (G62). Null : inconnu, rien à revalider. */
  importeeLe: Jour.nullable().default(null),
  codeConfirmeLe: Instant.nullable().default(null),
  /** Ce que la dernière mise à jour a changé ; vide si elle n'a rien changé. */
  changements: z.array(Changement).default([]),
});
export type Demande = z.infer<typeof Demande>;
