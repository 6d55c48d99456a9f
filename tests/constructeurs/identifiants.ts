import {
  AcademieId,
  AgentId,
  BailleurId,
  CandidatureId,
  CommandeId,
  DemandeId,
  GestionnaireId,
  MandatId,
  OffreId,
  PosteId,
} from '../../domain/shared/ids.ts';

/** Un UUID de forme v4 fait d'un genre et d'un nombre : toujours le même, lisible dans un échec, distinct d'un genre à l'autre. */
export const uuid = (genre: number, n: number): string =>
  `${genre.toString(16).padStart(8, '0')}-0000-4000-8000-${n.toString(16).padStart(12, '0')}`;

export const agentId = (n = 1): AgentId => AgentId.parse(uuid(0xa, n));
export const bailleurId = (n = 1): BailleurId => BailleurId.parse(uuid(0xba, n));
export const candidatureId = (n = 1): CandidatureId => CandidatureId.parse(uuid(0xc, n));
export const commandeId = (n = 1): CommandeId => CommandeId.parse(uuid(0xcc, n));
export const demandeId = (n = 1): DemandeId => DemandeId.parse(uuid(0xd, n));
export const gestionnaireId = (n = 1): GestionnaireId => GestionnaireId.parse(uuid(0xe, n));
export const mandatId = (n = 1): MandatId => MandatId.parse(uuid(0xb, n));
export const offreId = (n = 1): OffreId => OffreId.parse(uuid(0xf, n));
export const posteId = (n = 1): PosteId => PosteId.parse(uuid(0xab, n));

export const orleansTours: AcademieId = AcademieId.parse('orleans-tours');
export const paris: AcademieId = AcademieId.parse('paris');
