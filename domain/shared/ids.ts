import { z } from 'zod';

/** Les identifiants sont des UUID opaques, marqués par leur type : l'un ne se passe pas pour l'autre. */
export const AgentId = z.uuid().brand<'AgentId'>();
export type AgentId = z.infer<typeof AgentId>;
export const BailleurId = z.uuid().brand<'BailleurId'>();
export type BailleurId = z.infer<typeof BailleurId>;
export const CandidatureId = z.uuid().brand<'CandidatureId'>();
export type CandidatureId = z.infer<typeof CandidatureId>;
export const CommandeId = z.uuid().brand<'CommandeId'>();
export type CommandeId = z.infer<typeof CommandeId>;
export const DemandeId = z.uuid().brand<'DemandeId'>();
export type DemandeId = z.infer<typeof DemandeId>;
export const CompteId = z.uuid().brand<'CompteId'>();
export type CompteId = z.infer<typeof CompteId>;
export const GestionnaireId = z.uuid().brand<'GestionnaireId'>();
export type GestionnaireId = z.infer<typeof GestionnaireId>;
export const MandatId = z.uuid().brand<'MandatId'>();
export type MandatId = z.infer<typeof MandatId>;
export const OffreId = z.uuid().brand<'OffreId'>();
export type OffreId = z.infer<typeof OffreId>;
export const PosteId = z.uuid().brand<'PosteId'>();
export type PosteId = z.infer<typeof PosteId>;

/** L'académie porte un code lisible (« orleans-tours ») : il nomme aussi son flux. */
export const AcademieId = z
  .string()
  .regex(/^[a-z]+(-[a-z]+)*$/)
  .max(40)
  .brand<'AcademieId'>();
export type AcademieId = z.infer<typeof AcademieId>;

/** L'académie réservée aux demandes rattachées à aucune : le temps de l'import, ou pour un employeur qui n'est pas une académie (D5). Personne n'y travaille. */
export const HORS_ACADEMIE = AcademieId.parse('hors-academie');
