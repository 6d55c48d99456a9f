import { randomUUID } from 'node:crypto';
import { RefusCommun, type Envelope } from '../../domain/contract/envelope.ts';
import { contract, type Contract, type OperationName, type Output, type ParsedInput, type Refus } from '../../domain/contract/index.ts';
import { refused, type Result } from '../../domain/shared/result.ts';
import type { Session } from './session.ts';

/** Ce qu'un traitement reçoit : la session, toujours là pour une opération réservée au gestionnaire. */
type SessionFor<N extends OperationName> = Contract[N]['acces'] extends 'public' ? Session | null : Session;

/** Un traitement par opération : en oublier un est une erreur de compilation. */
export type Handlers = {
  readonly [N in OperationName]: (
    input: ParsedInput<N>,
    session: SessionFor<N>,
  ) => Promise<Result<Output<N>, Refus<N>>> | Result<Output<N>, Refus<N>>;
};

export type LogFault = (reference: string, error: unknown) => void;
export type Dispatch = (name: string, raw: unknown) => Promise<Envelope>;

type AnyHandler = (input: unknown, session: Session | null) => Promise<Result<unknown, unknown>> | Result<unknown, unknown>;

const isKnown = (name: string): name is OperationName => Object.hasOwn(contract, name);

/** L'aiguillage : nom connu, entrée stricte, session ; puis le traitement. Rien ne s'échappe en exception. */
export function createDispatch(handlers: Handlers, session: () => Session | null, logFault: LogFault): Dispatch {
  return async (name, raw) => {
    if (!isKnown(name)) return { status: 'invalid', paths: ['nom'] };
    const read = contract[name].input.safeParse(raw);
    if (!read.success) return { status: 'invalid', paths: read.error.issues.map((issue) => issue.path.join('.')) };
    const current = session();
    if (contract[name].acces === 'gestionnaire' && current === null)
      return { status: 'refused', refus: refused({ motif: 'session_absente' }).refus };
    try {
      return envelope(name, await (handlers[name] as AnyHandler)(read.data, current));
    } catch (error) {
      const reference = randomUUID();
      logFault(reference, error);
      return { status: 'fault', reference };
    }
  };
}

function envelope(name: OperationName, result: Result<unknown, unknown>): Envelope {
  if (result.ok) return { status: 'ok', value: contract[name].output.parse(result.value) };
  return { status: 'refused', refus: result.refus.map((raison) => contract[name].refus.or(RefusCommun).parse(raison)) };
}
