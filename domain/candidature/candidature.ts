import { z } from 'zod';
import { Instant, Jour } from '../shared/dates.ts';
import { AcademieId, AgentId, CandidatureId, DemandeId, GestionnaireId, MandatId, OffreId } from '../shared/ids.ts';
import { Euros } from '../shared/montants.ts';
import { Typologie } from '../offre/typologie.ts';
import { ActeCandidature, EtatCandidature } from './etapes.ts';

/** Qui a agi : l'auteur n'est pas toujours le bénéficiaire (B6, I-11). */
export const Auteur = z.discriminatedUnion('role', [
  z.object({ role: z.literal('agent'), id: AgentId, nom: z.string() }),
  z.object({ role: z.literal('gestionnaire'), id: GestionnaireId, nom: z.string(), mandatId: MandatId }),
  z.object({ role: z.literal('conseiller'), nom: z.string() }),
  z.object({ role: z.literal('bailleur'), nom: z.string() }),
  z.object({ role: z.literal('systeme'), nom: z.string() }),
]);
export type Auteur = z.infer<typeof Auteur>;

/** Ce que la candidature retient de l'offre : la ligne « T2 | Paris (75) | 703 € » reste lisible quand l'offre a disparu (G79). */
export const ResumeOffre = z.object({
  typologie: Typologie,
  commune: z.string(),
  departement: z.string(),
  loyerChargesComprises: Euros,
  dateLimite: Jour,
  bailleur: z.string(),
});
export type ResumeOffre = z.infer<typeof ResumeOffre>;

/** Un pas de l'histoire d'une candidature. `motif` est un texte du conseiller ou du bailleur, montré tel quel. */
export const Evenement = z.object({
  etat: EtatCandidature,
  quand: Instant,
  auteur: Auteur,
  motif: z.string().nullable(),
  /** L'acte lui-même : une visite ou une demande de complément ne change pas l'état. Null : « Je postule », ou une histoire plus ancienne. */
  acte: ActeCandidature.nullable().default(null),
});
export type Evenement = z.infer<typeof Evenement>;

/** Ce que le bailleur déclare en inscrivant un logement en commission : au moins trois dossiers, ou l'exception du texte (R441-3 CCH). */
export const exceptionsTroisDossiers = ['insuffisance_de_candidats', 'personne_prioritaire_designee'] as const;
export const Commission = z.object({ le: Jour, dossiers: z.int().min(1), exception: z.enum(exceptionsTroisDossiers).nullable() });
export type Commission = z.infer<typeof Commission>;

/** Le positionnement d'une demande sur une offre. */
export const Candidature = z.object({
  id: CandidatureId,
  academieId: AcademieId,
  demandeId: DemandeId,
  offreId: OffreId,
  etat: EtatCandidature,
  deposeeLe: Instant,
  resume: ResumeOffre,
  evenements: z.array(Evenement).min(1),
  /** La séance de CALEOL où le dossier est inscrit ; null avant. */
  commission: Commission.nullable().default(null),
});
export type Candidature = z.infer<typeof Candidature>;
