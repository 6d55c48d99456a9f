import { z } from 'zod';
import { Candidature, ResumeOffre } from '../candidature/candidature.ts';
import { InscrireEnCommissionInput, RefusCommission } from '../candidature/commission.ts';
import { DeciderInput, InstruireInput, RefusInstruire } from '../candidature/instruire.ts';
import { ActeCandidature, EtatCandidature } from '../candidature/etapes.ts';
import { Demande } from '../demande/demande.ts';
import { Eligibilite } from '../eligibilite/eligibilite.ts';
import { Offre } from '../offre/offre.ts';
import { RefusOffre, SaisieOffre } from '../offre/saisie-offre.ts';
import { Instant, Jour } from '../shared/dates.ts';
import { CandidatureId, OffreId } from '../shared/ids.ts';
import { remoteAct, remoteQuery } from './operation.ts';

const rien = z.strictObject({});
const fenetre = { debut: z.int().min(0), nombre: z.int().min(1).max(200) } as const;

/** Une ligne de la file du conseiller, ou des candidatures reçues par un bailleur. */
export const LigneInstruction = z.object({
  candidatureId: CandidatureId,
  nom: z.string(),
  prenom: z.string(),
  numeroUnique: z.string(),
  academie: z.string().nullable(),
  etat: EtatCandidature,
  deposeeLe: Instant,
  resume: ResumeOffre,
  /** Le dernier jour pour répondre à une attribution ; null sinon. */
  reponseAvant: Jour.nullable(),
});
export type LigneInstruction = z.infer<typeof LigneInstruction>;

/** Le dossier d'une candidature, pour qui l'instruit : rien de plus que cette demande et l'offre visée. */
export const DossierInstruction = z.object({
  candidature: Candidature,
  demande: Demande,
  academie: z.string().nullable(),
  offre: Offre.nullable(),
  eligibilite: Eligibilite.nullable(),
  nombrePersonnes: z.int(),
  /** Les autres candidatures de la demande : au conseiller seulement, vide pour un bailleur. */
  autres: z.array(Candidature),
  /** Ce que le rôle peut faire maintenant. */
  actes: z.array(ActeCandidature),
  le: Jour,
});
export type DossierInstruction = z.infer<typeof DossierInstruction>;

export const filesConseiller = ['a_etudier', 'a_transmettre', 'chez_le_bailleur', 'closes'] as const;
export const FileConseiller = z.enum(filesConseiller);
export const FileInput = z.strictObject({
  file: FileConseiller,
  academie: z.string().max(40).nullable(),
  departement: z.string().max(3).nullable(),
  recherche: z.string().max(200),
  ...fenetre,
});
/** Les plus anciennes d'abord : la première arrivée attend depuis le plus longtemps. Ce n'est pas un classement (D10). */
export const FileDuConseiller = z.object({
  total: z.int(),
  lignes: z.array(LigneInstruction),
  comptes: z.object({ a_etudier: z.int(), a_transmettre: z.int(), chez_le_bailleur: z.int(), closes: z.int() }),
  academies: z.array(z.object({ id: z.string(), nom: z.string() })),
  departements: z.array(z.string()),
});
export type FileDuConseiller = z.infer<typeof FileDuConseiller>;

const RefusLireCandidature = z.object({ motif: z.literal('candidature_inconnue') });

export const operationsConseiller = {
  'conseiller.file': remoteQuery('conseiller', FileInput, FileDuConseiller, z.never()),
  'conseiller.lire': remoteQuery('conseiller', z.strictObject({ candidatureId: CandidatureId }), DossierInstruction, RefusLireCandidature),
  'conseiller.instruire': remoteAct('conseiller', InstruireInput, rien, RefusInstruire),
} as const;

/** Une offre du bailleur, et où en sont les candidatures qu'il a reçues. */
export const OffreDuBailleur = z.object({ offre: Offre, recues: z.int(), enCommission: z.int(), attribuees: z.int() });
export type OffreDuBailleur = z.infer<typeof OffreDuBailleur>;

/** Le rapport d'un fichier d'offres, ligne par ligne. `publier` faux : un aperçu, rien n'est écrit. Une seule ligne refusée, et rien n'est publié. */
export const ImporterOffresInput = z.strictObject({ csv: z.string().max(2_000_000), publier: z.boolean() });
export const LigneImportOffre = z.object({ ligne: z.int(), reference: z.string(), resume: z.string(), refus: z.array(RefusOffre) });
export const RapportImportOffres = z.object({ publiees: z.int(), lignes: z.array(LigneImportOffre) });
export const RefusImporterOffres = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('fichier_vide') }),
  z.object({ motif: z.literal('colonnes_absentes'), colonnes: z.array(z.string()).min(1) }),
  z.object({ motif: z.literal('trop_de_lignes'), lignes: z.int(), maximum: z.int() }),
]);

const bailleur = 'bailleur';

export const operationsBailleur = {
  'bailleur.offres': remoteQuery(
    bailleur,
    z.strictObject({ etat: Offre.shape.etat.nullable(), recherche: z.string().max(200), ...fenetre }),
    z.object({
      total: z.int(),
      offres: z.array(OffreDuBailleur),
      comptes: z.object({ publiee: z.int(), retiree: z.int(), attribuee: z.int() }),
    }),
    z.never(),
  ),
  'bailleur.offre': remoteQuery(
    bailleur,
    z.strictObject({ offreId: OffreId }),
    z.object({ offre: Offre, candidatures: z.array(LigneInstruction) }),
    z.object({ motif: z.literal('offre_inconnue') }),
  ),
  'bailleur.publier': remoteAct(bailleur, z.strictObject({ offreId: OffreId, saisie: SaisieOffre }), rien, RefusOffre),
  'bailleur.modifier': remoteAct(bailleur, z.strictObject({ offreId: OffreId, saisie: SaisieOffre }), rien, RefusOffre),
  'bailleur.retirer': remoteAct(bailleur, z.strictObject({ offreId: OffreId }), rien, RefusOffre),
  'bailleur.importer': remoteAct(bailleur, ImporterOffresInput, RapportImportOffres, RefusImporterOffres),
  'bailleur.candidatures': remoteQuery(
    bailleur,
    z.strictObject({ file: z.enum(['a_traiter', 'en_commission', 'attribuees', 'closes']), recherche: z.string().max(200), ...fenetre }),
    z.object({
      total: z.int(),
      lignes: z.array(LigneInstruction),
      comptes: z.object({ a_traiter: z.int(), en_commission: z.int(), attribuees: z.int(), closes: z.int() }),
    }),
    z.never(),
  ),
  'bailleur.lire': remoteQuery(bailleur, z.strictObject({ candidatureId: CandidatureId }), DossierInstruction, RefusLireCandidature),
  'bailleur.decider': remoteAct(bailleur, DeciderInput, rien, RefusInstruire),
  'bailleur.inscrireEnCommission': remoteAct(bailleur, InscrireEnCommissionInput, rien, RefusCommission),
} as const;
