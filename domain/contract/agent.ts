import { z } from 'zod';
import { AnnulerInput, RefusAnnuler } from '../candidature/annuler.ts';
import { Candidature } from '../candidature/candidature.ts';
import { RefusInstruire, RepondreInput } from '../candidature/instruire.ts';
import { PostulerInput, RefusPostuler } from '../candidature/postuler.ts';
import { ActualiserInput, RefusActualiser, RefusRevalider, RevaliderInput } from '../demande/actualiser.ts';
import { CompleterInput, RefusCompleter } from '../demande/completer.ts';
import { Changement, Civilite, Demande } from '../demande/demande.ts';
import { DemanderCodeInput, ImporterInput, RefusDemanderCode, RefusImporter } from '../demande/importer.ts';
import { RefusSupprimer } from '../demande/supprimer.ts';
import { ConsentirInput, RefusConsentir, RefusRetirerConsentement } from '../mandat/consentir.ts';
import { Mandat } from '../mandat/mandat.ts';
import { Proximite } from '../offre/proximite.ts';
import { ConfirmerPiecesInput, RefusConfirmerPieces, RefusValiderDossier } from '../pieces/valider-dossier.ts';
import { Instant, Jour } from '../shared/dates.ts';
import { OffreId } from '../shared/ids.ts';
import { MonJournal, MonJournalInput } from './mon-journal.ts';
import { ListeOffres, OffreVue } from './offres.ts';
import { remoteAct, remoteQuery } from './operation.ts';

const rien = z.strictObject({});

/** Où en est l'agent : la prochaine chose à faire (G30–G59, G62). */
export const EtapeAgent = z.enum(['importer', 'revalider', 'completer', 'pieces', 'pret']);
export type EtapeAgent = z.infer<typeof EtapeAgent>;

/** Tout l'espace d'un agent, d'une lecture : « Ma situation » (G60, G69). */
export const EspaceAgent = z.object({
  compte: z.object({ civilite: Civilite.nullable(), nom: z.string(), prenom: z.string(), courriel: z.string() }),
  tutorielVu: z.boolean(),
  etape: EtapeAgent,
  demande: Demande.nullable(),
  /** L'académie de rattachement ; null quand l'employeur n'en est pas une, ou n'est pas encore saisi. */
  academie: z.object({ nom: z.string() }).nullable(),
  /** Le mandat qui compte aujourd'hui, en vigueur ou le dernier donné. */
  mandat: Mandat.nullable(),
  mandatEnVigueur: z.boolean(),
  candidatureActive: Candidature.nullable(),
  /** La page du site d'enregistrement où modifier cette demande et y déposer les pièces. */
  portail: z.string().nullable(),
  /** Un code de sécurité demandé et encore valable : jusqu'à quand. */
  codeDemande: z.object({ numeroUnique: z.string(), jusqua: Instant }).nullable(),
  /** Le jour du serveur. */
  le: Jour,
});
export type EspaceAgent = z.infer<typeof EspaceAgent>;

/** Une candidature de l'agent, avec le nombre de candidatures de l'offre aujourd'hui : un nombre, jamais un rang (G80) ; null si l'offre n'existe plus. */
export const MaCandidature = z.object({ candidature: Candidature, nombreCandidatures: z.int().nullable() });
export type MaCandidature = z.infer<typeof MaCandidature>;

/** « Mes candidatures » : celle en cours, et l'historique (les plus récentes d'abord), que l'on cherche par son identifiant, sa commune, son bailleur (G79–G88). */
export const MesCandidatures = z.object({ enCours: z.array(MaCandidature), historique: z.array(MaCandidature), total: z.int() });

/** L'agent voit les offres qui lui conviennent, et peut demander à voir les autres avec leurs raisons (D13). */
export const OffresAgentInput = z.strictObject({ onglet: Proximite, toutes: z.boolean() });
export const OffresAgent = ListeOffres.extend({
  /** Les offres de chaque onglet que les règles écartent. */
  ecartees: z.object({ demandee: z.int(), limitrophe: z.int(), departement: z.int() }),
});
export const RefusOffresAgent = z.discriminatedUnion('motif', [
  z.object({ motif: z.literal('demande_absente') }),
  z.object({ motif: z.literal('dossier_non_valide') }),
  z.object({ motif: z.literal('acces_reserve') }),
]);

const RefusDemandeAbsente = z.object({ motif: z.literal('demande_absente') });
const agent = 'agent';

export const operationsAgent = {
  'agent.espace': remoteQuery(agent, rien, EspaceAgent, z.never()),
  'agent.tutoriel': remoteAct(agent, rien, rien, z.never()),
  /** `avis` : 17 caractères au lieu de 18, accepté quand même (D2). */
  'agent.demanderCode': remoteAct(
    agent,
    DemanderCodeInput,
    z.object({ numeroUnique: z.string(), jusqua: Instant, avis: z.enum(['longueur_inhabituelle']).nullable() }),
    RefusDemanderCode,
  ),
  'agent.importer': remoteAct(agent, ImporterInput, rien, RefusImporter),
  'agent.actualiser': remoteAct(
    agent,
    ActualiserInput,
    z.object({ changements: z.array(Changement), piecesAConfirmer: z.int() }),
    RefusActualiser,
  ),
  'agent.demanderRevalidation': remoteAct(agent, rien, z.object({ jusqua: Instant }), RefusDemanderCode.or(RefusDemandeAbsente)),
  'agent.revalider': remoteAct(agent, RevaliderInput, z.object({ changements: z.array(Changement) }), RefusRevalider),
  'agent.completer': remoteAct(agent, CompleterInput, z.object({ academie: z.string().nullable() }), RefusCompleter),
  'agent.consentir': remoteAct(agent, ConsentirInput, rien, RefusConsentir),
  'agent.retirerConsentement': remoteAct(agent, rien, rien, RefusRetirerConsentement),
  'agent.confirmerPieces': remoteAct(agent, ConfirmerPiecesInput, rien, RefusConfirmerPieces),
  'agent.validerDossier': remoteAct(agent, rien, rien, RefusValiderDossier),
  'agent.supprimerDemande': remoteAct(agent, rien, rien, RefusSupprimer),
  'agent.offres': remoteQuery(agent, OffresAgentInput, OffresAgent, RefusOffresAgent),
  'agent.offre': remoteQuery(
    agent,
    z.strictObject({ offreId: OffreId }),
    OffreVue,
    z.discriminatedUnion('motif', [...RefusOffresAgent.options, z.object({ motif: z.literal('offre_absente') })]),
  ),
  'agent.postuler': remoteAct(agent, PostulerInput.omit({ demandeId: true }), rien, RefusPostuler),
  'agent.annuler': remoteAct(agent, AnnulerInput, rien, RefusAnnuler),
  'agent.repondre': remoteAct(agent, RepondreInput, rien, RefusInstruire),
  /** Qui a consulté mon dossier, et ce qu'il y a fait (B13). */
  'agent.journal': remoteQuery(agent, MonJournalInput, MonJournal, z.never()),
  'agent.candidatures': remoteQuery(agent, z.strictObject({ recherche: z.string().max(200) }), MesCandidatures, z.never()),
} as const;
