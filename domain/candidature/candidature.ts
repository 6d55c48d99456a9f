import { z } from 'zod';
import { Instant, Jour } from '../shared/dates.ts';
import { AcademieId, AgentId, CandidatureId, DemandeId, GestionnaireId, MandatId, OffreId } from '../shared/ids.ts';
import { Euros } from '../shared/montants.ts';
import { Typologie } from '../offre/typologie.ts';
import { EtatCandidature } from './etapes.ts';

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
export const Evenement = z.object({ etat: EtatCandidature, quand: Instant, auteur: Auteur, motif: z.string().nullable() });
export type Evenement = z.infer<typeof Evenement>;

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
});
export type Candidature = z.infer<typeof Candidature>;
