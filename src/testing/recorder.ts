import { PadError, canceller, randomId } from '../core/index.js';
import type {
  Adapter,
  Agent,
  Command,
  ErrorCode,
  Fact,
  Interaction,
  Link,
  Query,
  QueryResult,
  Request,
  Target,
} from '../core/index.js';
import { Ledger, settles } from './ledger.js';
import { ContractViolation, NotOffered } from './violation.js';

/** How long a recorder waits for what should happen, in real milliseconds. */
export interface Patience {
  readonly patienceMs: number;
}

/**
 * Listens to one adapter, keeps what it said, and holds each fact against the rules. A broken rule is thrown by the next
 * call of any method, so that a case cannot end without it.
 */
export class Recorder {
  readonly adapter: Adapter;
  readonly #ledger: Ledger;
  readonly #patienceMs: number;
  readonly #waiting = new Set<() => void>();

  constructor(adapter: Adapter, { patienceMs }: Patience) {
    this.adapter = adapter;
    this.#ledger = new Ledger(adapter.name);
    this.#patienceMs = patienceMs;
  }

  /** Every fact, oldest first. */
  get facts(): readonly Fact[] {
    return this.#ledger.facts;
  }

  /** The agent as last told. */
  get agent(): Agent | undefined {
    return this.#ledger.agent;
  }

  /** The link as last told. */
  get link(): Link | undefined {
    return this.#ledger.link;
  }

  /** The last that was told of each interaction, gone ones included. */
  get interactions(): ReadonlyMap<string, Interaction> {
    return this.#ledger.interactions;
  }

  /** The last that was told of each target. */
  get targets(): ReadonlyMap<string, Target> {
    return this.#ledger.targets;
  }

  /** Connects and checks that a snapshot came before the promise resolved. */
  async connect(): Promise<void> {
    this.#ledger.listening = true;
    const before = this.facts.length;
    await this.within('connect resolves', this.adapter.connect(this.#hear, canceller().signal));
    this.check();
    const snapshot = this.facts.slice(before).some(({ type }) => type === 'snapshot');
    if (!snapshot) this.fail('connect resolves after the first snapshot', 'it resolved without one');
  }

  /** Connects and aborts at once; the adapter has to give up and to stay silent. */
  async connectAndAbort(): Promise<unknown> {
    this.#ledger.listening = true;
    const connection = canceller();
    const connecting = this.adapter.connect(this.#hear, connection.signal);
    connection.abort();
    const outcome = await this.within(
      'an aborted connect settles',
      connecting.then(
        () => undefined,
        (thrown: unknown) => PadError.from(thrown),
      ),
    );
    this.#ledger.listening = false;
    return outcome;
  }

  /** Disconnects; any fact after that breaks a rule. */
  async disconnect(): Promise<void> {
    await this.within('disconnect resolves', this.adapter.disconnect());
    this.#ledger.listening = false;
    this.check();
  }

  /** Sends a command and waits until a fact has settled it; resolves with that fact. */
  async settle(request: Request): Promise<Fact> {
    const command = this.command(request);
    const before = this.facts.length;
    await this.send(command);
    return this.waitFor(`a fact settles ${command.type}`, () =>
      this.facts.slice(before).find((fact) => settles(fact, command.id)),
    );
  }

  /** Sends a command; resolves when the backend accepted it. */
  async send(command: Command): Promise<void> {
    this.#ledger.asked(command);
    await this.within(`send of ${command.type} resolves`, this.adapter.send(command));
    this.check();
  }

  /** Sends a command that has to be refused with one of these codes; resolves with the code. */
  async refused(request: Request, ...codes: ErrorCode[]): Promise<ErrorCode> {
    const command = this.command(request);
    this.#ledger.asked(command);
    const wanted = `${command.type} is refused with ${codes.join(' or ')}`;
    const code = await this.#refusal(wanted, this.adapter.send(command), codes);
    this.#ledger.refused(command.id);
    return code;
  }

  /** Asks a question. */
  async query<Q extends Query>(query: Q): Promise<QueryResult<Q>> {
    const answer = await this.within(
      `the query ${query.type} is answered`,
      this.adapter.query(query, canceller().signal),
    );
    this.check();
    return answer;
  }

  /** Asks a question that has to be refused with one of these codes. */
  async queryRefused(query: Query, ...codes: ErrorCode[]): Promise<ErrorCode> {
    const wanted = `the query ${query.type} is refused with ${codes.join(' or ')}`;
    return this.#refusal(wanted, this.adapter.query(query, canceller().signal), codes);
  }

  /** Waits until `find` gives something; it is asked again after each fact. */
  async waitFor<T>(wanted: string, find: () => T | undefined): Promise<T> {
    let stop = (): void => undefined;
    const found = new Promise<T>((resolve) => {
      const look = (): void => {
        const value = find();
        if (value !== undefined) resolve(value);
      };
      this.#waiting.add(look);
      stop = () => this.#waiting.delete(look);
      look();
    });
    try {
      return await this.within(wanted, found);
    } finally {
      stop();
      this.check();
    }
  }

  /** Waits until the interaction is in that phase, and answers it. */
  phase(id: string, phase: Interaction['phase']): Promise<Interaction> {
    return this.waitFor(`interaction ${id} is ${phase}`, () => {
      const one = this.interactions.get(id);
      return one?.phase === phase ? one : undefined;
    });
  }

  /** The command with an id of its own, noted as sent by this pad. */
  command(request: Request): Command {
    return { ...request, id: request.id ?? randomId() };
  }

  /** Throws if the adapter has broken a rule. */
  check(): void {
    if (this.#ledger.violation) throw this.#ledger.violation;
  }

  /** Throws unless the condition holds. */
  expect(condition: boolean, expected: string, came: unknown): void {
    this.check();
    if (!condition) this.fail(expected, describe(came));
  }

  /** Throws a violation with the last facts. */
  fail(expected: string, came: string): never {
    throw new ContractViolation(expected, came, this.#ledger.lastFacts);
  }

  async #refusal(wanted: string, asked: Promise<unknown>, codes: readonly ErrorCode[]): Promise<ErrorCode> {
    const outcome = await this.within(
      wanted,
      asked.then(
        () => undefined,
        (thrown: unknown) => thrown,
      ),
    );
    this.check();
    if (!(outcome instanceof PadError))
      return this.fail(
        wanted,
        outcome === undefined ? 'it was accepted' : `${describe(outcome)}, which is no PadError`,
      );
    if (isUnsupported(outcome) && !codes.includes(outcome.code))
      throw new NotOffered(`${wanted}: ${String(outcome)}`);
    if (!codes.includes(outcome.code)) this.fail(wanted, `it was refused with ${outcome.code}`);
    return outcome.code;
  }

  /** Waits for a promise, but not longer than the patience of this recorder. */
  async within<T>(wanted: string, promise: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(
          this.#ledger.violation ??
            new ContractViolation(wanted, `nothing in ${this.#patienceMs} ms`, this.#ledger.lastFacts),
        );
      }, this.#patienceMs);
    });
    try {
      return await Promise.race([promise, late]);
    } catch (thrown) {
      if (thrown instanceof ContractViolation) throw thrown;
      if (isUnsupported(thrown)) throw new NotOffered(`${wanted}: ${String(thrown)}`);
      return this.fail(wanted, String(thrown));
    } finally {
      clearTimeout(timer);
    }
  }

  readonly #hear = (fact: Fact): void => {
    this.#ledger.enter(fact);
    for (const look of [...this.#waiting]) look();
  };
}

/** Whether the adapter says that its backend cannot do this at all: then the case is not offered. */
function isUnsupported(thrown: unknown): boolean {
  return thrown instanceof PadError && thrown.code === 'UNSUPPORTED';
}

/** Any value in words. */
function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return value;
  return value instanceof Error ? String(value) : JSON.stringify(value);
}
