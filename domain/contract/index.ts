import { z } from 'zod';
import { AnnulerInput, RefusAnnuler } from '../candidature/annuler.ts';
import { PostulerInput, RefusPostuler } from '../candidature/postuler.ts';
import { Eligibilite } from '../eligibilite/eligibilite.ts';
import { CandidatureId, DemandeId } from '../shared/ids.ts';
import type { Result } from '../shared/result.ts';
import { RefuserRattachementInput, RefusJugerRattachement, ValiderRattachementInput } from '../demande/juger-rattachement.ts';
import { operationsAgent } from './agent.ts';
import { operationsCompte } from './compte.ts';
import { DossierVue, ListeDossiers, ListerDossiersInput, RefusLireDossier } from './dossiers.ts';
import { Divergence, EnvoiEnAttente, EtatSync, RangerDivergenceInput, RefusRangerDivergence } from './echanges.ts';
import type { RefusCommun } from './envelope.ts';
import { operationsBailleur, operationsConseiller } from './instruction.ts';
import { Journee, LireJourneeInput, RefusReporter, ReporterInput } from './journee.ts';
import { LireOffreInput, ListeOffres, ListerOffresInput, OffreVue, RefusLireOffre, SupposerInput } from './offres.ts';
import { operation } from './operation.ts';
import { ListerOffresOuvertesInput, OffresOuvertes, RapprocherInput, Rapprochement, RefusRapprocher } from './rapprochement.ts';
import { operationsSession } from './session.ts';

const rien = z.strictObject({});
/** L'acte est enregistré sur ce poste : écrit dans sa base, pas encore reçu par le serveur. */
const enregistree = z.object({ candidatureId: CandidatureId });

/** Toutes les opérations du poste : la seule porte entre l'écran et l'hôte. */
export const contract = {
  ...operationsSession,
  ...operationsCompte,
  ...operationsAgent,
  ...operationsConseiller,
  ...operationsBailleur,
  'sync.etat': operation({ kind: 'query', acces: 'gestionnaire', input: rien, output: EtatSync, refus: z.never() }),
  'sync.maintenant': operation({ kind: 'local', acces: 'gestionnaire', input: rien, output: EtatSync, refus: z.never() }),
  'dossier.lister': operation({
    kind: 'query',
    acces: 'gestionnaire',
    input: ListerDossiersInput,
    output: ListeDossiers,
    refus: z.never(),
  }),
  'dossier.lire': operation({
    kind: 'query',
    acces: 'gestionnaire',
    input: z.strictObject({ demandeId: DemandeId }),
    output: DossierVue,
    refus: RefusLireDossier,
  }),
  'offre.lister': operation({
    kind: 'query',
    acces: 'gestionnaire',
    input: ListerOffresInput,
    output: ListeOffres,
    refus: RefusLireDossier,
  }),
  'offre.lire': operation({ kind: 'query', acces: 'gestionnaire', input: LireOffreInput, output: OffreVue, refus: RefusLireOffre }),
  'offre.supposer': operation({ kind: 'query', acces: 'gestionnaire', input: SupposerInput, output: Eligibilite, refus: RefusLireOffre }),
  'candidature.postuler': operation({
    kind: 'command',
    acces: 'gestionnaire',
    input: PostulerInput,
    output: enregistree,
    refus: RefusPostuler,
  }),
  'candidature.annuler': operation({
    kind: 'command',
    acces: 'gestionnaire',
    input: AnnulerInput,
    output: enregistree,
    refus: RefusAnnuler,
  }),
  'rattachement.valider': operation({
    kind: 'command',
    acces: 'gestionnaire',
    input: ValiderRattachementInput,
    output: rien,
    refus: RefusJugerRattachement,
  }),
  'rattachement.refuser': operation({
    kind: 'command',
    acces: 'gestionnaire',
    input: RefuserRattachementInput,
    output: rien,
    refus: RefusJugerRattachement,
  }),
  'journee.lire': operation({ kind: 'query', acces: 'gestionnaire', input: LireJourneeInput, output: Journee, refus: z.never() }),
  'journee.reporter': operation({ kind: 'local', acces: 'gestionnaire', input: ReporterInput, output: rien, refus: RefusReporter }),
  'rapprochement.offres': operation({
    kind: 'query',
    acces: 'gestionnaire',
    input: ListerOffresOuvertesInput,
    output: OffresOuvertes,
    refus: z.never(),
  }),
  'rapprochement.agents': operation({
    kind: 'query',
    acces: 'gestionnaire',
    input: RapprocherInput,
    output: Rapprochement,
    refus: RefusRapprocher,
  }),
  'envoi.lister': operation({ kind: 'query', acces: 'gestionnaire', input: rien, output: z.array(EnvoiEnAttente), refus: z.never() }),
  'divergence.lister': operation({ kind: 'query', acces: 'gestionnaire', input: rien, output: z.array(Divergence), refus: z.never() }),
  'divergence.ranger': operation({
    kind: 'local',
    acces: 'gestionnaire',
    input: RangerDivergenceInput,
    output: rien,
    refus: RefusRangerDivergence,
  }),
} as const;

/** Ce que l'hôte annonce à l'écran : relire ce qui a changé. */
export const events = {
  'donnees.changees': z.object({
    tables: z.array(z.enum(['demande', 'mandat', 'candidature', 'offre', 'outbox', 'divergence', 'report'])),
  }),
  'sync.changee': z.object({}),
  'session.changee': z.object({}),
  /** Le serveur annonce un changement à celui qui travaille en ligne : relire. */
  'enligne.changee': z.object({}),
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type CommandName = { [N in OperationName]: Contract[N]['kind'] extends 'command' ? N : never }[OperationName];
/** Les opérations portées au serveur central. */
export type RemoteName = { [N in OperationName]: Contract[N]['kind'] extends 'remoteQuery' | 'remoteAct' ? N : never }[OperationName];
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;
export type Refus<N extends OperationName> = z.output<Contract[N]['refus']>;
export type Reply<N extends OperationName> = Result<Output<N>, Refus<N> | RefusCommun>;
export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.output<(typeof events)[N]>;
