import { z } from 'zod';
import { AnnulerInput, RefusAnnuler } from '../candidature/annuler.ts';
import { PostulerInput, RefusPostuler } from '../candidature/postuler.ts';
import { CandidatureId, DemandeId } from '../shared/ids.ts';
import type { Result } from '../shared/result.ts';
import { DossierVue, ListeDossiers, ListerDossiersInput, RefusLireDossier } from './dossiers.ts';
import { Divergence, EnvoiEnAttente, EtatSync, RangerDivergenceInput, RefusRangerDivergence } from './echanges.ts';
import type { RefusCommun } from './envelope.ts';
import { LireOffreInput, ListeOffres, ListerOffresInput, OffreVue, RefusLireOffre } from './offres.ts';
import { operation } from './operation.ts';
import { EtatSession, OuvrirSessionInput, RefusOuvrirSession } from './session.ts';

const rien = z.strictObject({});
/** L'acte est enregistré sur ce poste : écrit dans sa base, pas encore reçu par le serveur. */
const enregistree = z.object({ candidatureId: CandidatureId });

/** Toutes les opérations du poste : la seule porte entre l'écran et l'hôte. */
export const contract = {
  'session.etat': operation({ kind: 'query', acces: 'public', input: rien, output: EtatSession, refus: z.never() }),
  'session.ouvrir': operation({
    kind: 'local',
    acces: 'public',
    input: OuvrirSessionInput,
    output: EtatSession,
    refus: RefusOuvrirSession,
  }),
  'session.fermer': operation({ kind: 'local', acces: 'public', input: rien, output: EtatSession, refus: z.never() }),
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
  'donnees.changees': z.object({ tables: z.array(z.enum(['demande', 'mandat', 'candidature', 'offre', 'outbox', 'divergence'])) }),
  'sync.changee': z.object({}),
  'session.changee': z.object({}),
} as const;

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type CommandName = { [N in OperationName]: Contract[N]['kind'] extends 'command' ? N : never }[OperationName];
export type Input<N extends OperationName> = z.input<Contract[N]['input']>;
export type ParsedInput<N extends OperationName> = z.output<Contract[N]['input']>;
export type Output<N extends OperationName> = z.output<Contract[N]['output']>;
export type Refus<N extends OperationName> = z.output<Contract[N]['refus']>;
export type Reply<N extends OperationName> = Result<Output<N>, Refus<N> | RefusCommun>;
export type EventName = keyof typeof events;
export type EventOf<N extends EventName> = z.output<(typeof events)[N]>;
