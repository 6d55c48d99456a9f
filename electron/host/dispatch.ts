import { randomUUID } from 'node:crypto';
import { RefusCommun, type Envelope } from '../../domain/contract/envelope.ts';
import {
  contract,
  type Contract,
  type OperationName,
  type Output,
  type ParsedInput,
  type Refus,
  type RemoteName,
} from '../../domain/contract/index.ts';
import type { Result } from '../../domain/shared/result.ts';
import { estDisquePlein } from '../../db/local/connexion.ts';
import type { Porter } from './porter.ts';
import type { QuiEstLa, Session } from './session.ts';

/** Les opérations faites ici ; les autres sont portées au serveur. */
export type LocalName = Exclude<OperationName, RemoteName>;

/** Ce qu'un traitement reçoit : la session du gestionnaire, toujours là pour une opération qui lui est réservée. */
type SessionFor<N extends LocalName> = Contract[N]['acces'] extends 'public' ? QuiEstLa : Session;

/** Un traitement par opération locale : en oublier un est une erreur de compilation. */
export type Handlers = {
  readonly [N in LocalName]: (
    input: ParsedInput<N>,
    session: SessionFor<N>,
  ) => Promise<Result<Output<N>, Refus<N>>> | Result<Output<N>, Refus<N>>;
};

export type LogFault = (reference: string, error: unknown) => void;
export type Dispatch = (name: string, raw: unknown) => Promise<Envelope>;

type AnyHandler = (input: unknown, session: Session | QuiEstLa) => Promise<Result<unknown, unknown>> | Result<unknown, unknown>;

const isKnown = (name: string): name is OperationName => Object.hasOwn(contract, name);
const isRemote = (name: OperationName): name is RemoteName => contract[name].kind === 'remoteQuery' || contract[name].kind === 'remoteAct';
const sessionAbsente: Envelope = { status: 'refused', refus: [{ motif: 'session_absente' }] };
const disquePlein: Envelope = { status: 'refused', refus: [{ motif: 'disque_plein' }] };

interface DispatchOptions {
  readonly handlers: Handlers;
  readonly porter: Porter;
  readonly quiEstLa: () => QuiEstLa;
  readonly logFault: LogFault;
}

/** L'aiguillage : nom connu, entrée stricte, session du bon rôle ; puis le traitement, ici ou au serveur. Rien ne s'échappe en exception. */
export function createDispatch({ handlers, porter, quiEstLa, logFault }: DispatchOptions): Dispatch {
  const fault = (error: unknown): Envelope => {
    const reference = randomUUID();
    logFault(reference, error);
    return { status: 'fault', reference };
  };

  async function remote(name: RemoteName, input: unknown): Promise<Envelope> {
    const { acces } = contract[name];
    const { enLigne } = quiEstLa();
    if (acces === 'public') return relay(name, await porter(name, input, null));
    if (enLigne === null || enLigne.compte.role !== acces) return sessionAbsente;
    const envelope = await porter(name, input, enLigne.jetons);
    // Arrivée après la fin de la session : ce qui concerne l'un ne s'affiche pas chez le suivant.
    return quiEstLa().enLigne === enLigne ? relay(name, envelope) : sessionAbsente;
  }

  async function local(name: LocalName, input: unknown): Promise<Envelope> {
    const current = quiEstLa();
    const session = contract[name].acces === 'public' ? current : current.gestionnaire;
    if (session === null) return sessionAbsente;
    const result = await (handlers[name] as AnyHandler)(input, session);
    return result.ok ? { status: 'ok', value: contract[name].output.parse(result.value) } : refuse(name, result.refus);
  }

  return async (name, raw) => {
    if (!isKnown(name)) return { status: 'invalid', paths: ['nom'] };
    const read = contract[name].input.safeParse(raw);
    if (!read.success) return { status: 'invalid', paths: read.error.issues.map((issue) => issue.path.join('.')) };
    try {
      return isRemote(name) ? await remote(name, raw) : await local(name, read.data);
    } catch (error) {
      return estDisquePlein(error) ? disquePlein : fault(error);
    }
  };
}

const refuse = (name: OperationName, refus: readonly unknown[]): Envelope => ({
  status: 'refused',
  refus: refus.map((raison) => contract[name].refus.or(RefusCommun).parse(raison)),
});

/** Ce que le serveur a rendu est relu par le contrat, ici aussi : une réponse malformée est une panne, pas un écran faux. */
function relay(name: RemoteName, envelope: Envelope): Envelope {
  if (envelope.status === 'ok') return { status: 'ok', value: contract[name].output.parse(envelope.value) };
  return envelope.status === 'refused' ? refuse(name, envelope.refus) : envelope;
}
