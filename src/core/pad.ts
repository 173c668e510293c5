import type { Adapter, Fact } from './adapter.js';
import { changes, type Change } from './changes.js';
import type { Command, Request } from './commands.js';
import { PadError } from './errors.js';
import { lifeOf } from './lives.js';
import { canceller, randomId, systemClock, type Clock, type Signal } from './platform.js';
import type { Query, QueryResult } from './queries.js';
import { reduce, type Action } from './reducer.js';
import { interactionOf, isUp, subjectOf } from './selectors.js';
import { initialState, type LocalChange, type PadState, type Restored } from './state.js';

/** How to make a `Pad`. */
export interface PadOptions {
  readonly adapter: Adapter;
  /** A state to start from, such as one kept from before a reload. */
  readonly restored?: Restored;
  /** Where time comes from; the machine by default. */
  readonly clock?: Clock;
  /** Where ids of commands come from; random by default. */
  readonly newId?: () => string;
  /** How long a command may stay unconfirmed before its outcome is called unknown, in milliseconds (default 10,000). */
  readonly timeoutMs?: number;
}

/** Told of each new state, with the one before it. */
export type StateListener = (state: PadState, previous: PadState) => void;

/** What a `StateListener` is told. */
export type Step = Parameters<StateListener>;

/**
 * One agent's pad without a screen: it listens to an adapter, keeps the state, and sends what the agent asks for. A page
 * makes one, gives it to `<contact-pad>` and connects it.
 */
export class Pad {
  readonly #adapter: Adapter;
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #timeoutMs: number;
  readonly #listeners = new Set<StateListener>();
  readonly #waiting = new Map<string, Promise<void>>();
  #state: PadState;
  #connection: ReturnType<typeof canceller> | undefined;

  constructor({ adapter, restored, clock = systemClock, newId = randomId, timeoutMs = 10_000 }: PadOptions) {
    this.#adapter = adapter;
    this.#clock = clock;
    this.#newId = newId;
    this.#timeoutMs = timeoutMs;
    this.#state = Object.freeze({ ...initialState, ...restored });
  }

  /** What there is to show: frozen, replaced as a whole with each change. */
  get state(): PadState {
    return this.#state;
  }

  /** Calls `listener` with each new state from now on; returns the way to stop. */
  subscribe(listener: StateListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls `handler` with each piece of news, in order; returns the way to stop. */
  on(_type: 'change', handler: (change: Change) => void): () => void {
    return this.subscribe((state, previous) => {
      for (const change of changes(previous, state)) handler(change);
    });
  }

  /** A moment on the clock of a source, in milliseconds since 1970: now, to compare with its timestamps. */
  now(source: string): number {
    return this.#clock.now() + (this.#state.sources[source]?.offset ?? 0);
  }

  /**
   * Starts to listen to the backend. Resolves when the pad has something to show; rejects with a `PadError` only when
   * trying again is useless (`UNAUTHORIZED`, `VERSION`, `CLOSED` after `disconnect`).
   */
  async connect(): Promise<void> {
    if (this.#connection) throw new PadError('CONFLICT');
    this.#connection = canceller();
    const { signal } = this.#connection;
    try {
      await this.#adapter.connect((fact) => {
        if (!signal.aborted) this.#learn(fact);
      }, signal);
    } catch (thrown) {
      if (!signal.aborted) this.#end(PadError.from(thrown));
      throw PadError.from(thrown);
    }
    if (signal.aborted) throw new PadError('CLOSED');
  }

  /**
   * Asks the backend. Resolves when a fact has confirmed the command, rejects with a `PadError` when it was refused, when
   * the pad is offline (`OFFLINE`, nothing is sent) or when no answer came in time (`UNKNOWN`: `retry` asks again).
   */
  send(request: Request): Promise<void> {
    const command: Command = { ...request, id: request.id ?? this.#newId() };
    const running = this.#waiting.get(command.id);
    if (running) return running;
    // It goes to the source of what it is about; with nothing known of that, to wherever the agent is.
    const subject = interactionOf(this.#state, subjectOf(command)) ?? this.#state.agent;
    if (!isUp(this.#state, subject?.source ?? '')) return Promise.reject(new PadError('OFFLINE'));
    return this.#dispatch(command);
  }

  /** Asks again for a command whose outcome is unknown, with the same id, so that it can never be done twice. */
  retry(commandId: string): Promise<void> {
    const life = lifeOf(this.#state, [commandId]);
    if (!life) return Promise.reject(new PadError('NOT_FOUND'));
    return this.send(life.command);
  }

  /** Puts a question to the backend; rejects with a `PadError`. */
  async query<Q extends Query>(query: Q, signal: Signal = canceller().signal): Promise<QueryResult<Q>> {
    try {
      return await this.#adapter.query(query, signal);
    } catch (thrown) {
      throw PadError.from(thrown);
    }
  }

  /** Changes what belongs to the pad alone: the selection, what has been read, what is written. Never sent. */
  set(change: LocalChange): void {
    this.#apply({ type: 'local', change });
  }

  /** Stops listening. Unconfirmed commands reject with `UNKNOWN`; the pad may be connected again. */
  async disconnect(): Promise<void> {
    this.#end(new PadError('CLOSED'));
    await this.#adapter.disconnect();
  }

  /** The state is the truth: a command is settled when it is no longer pending there. */
  #dispatch(command: Command): Promise<void> {
    const settled = new Promise<void>((resolve, reject) => {
      const stopTimer = this.#clock.after(this.#timeoutMs, () => {
        this.#fail(command, new PadError('UNKNOWN'));
      });
      const stop = this.subscribe((state) => {
        const life = lifeOf(state, [command.id]);
        if (life?.phase === 'pending') return;
        stop();
        stopTimer();
        this.#waiting.delete(command.id);
        if (life?.failure) reject(new PadError(life.failure.code, life.failure.message));
        else resolve();
      });
    });
    settled.catch(() => undefined);
    this.#waiting.set(command.id, settled);
    this.#apply({ type: 'sent', command });
    this.#adapter.send(command).catch((thrown: unknown) => {
      this.#fail(command, PadError.from(thrown));
    });
    return settled;
  }

  #learn(fact: Fact): void {
    this.#apply({ type: 'fact', fact, at: this.#clock.now() });
  }

  #fail(command: Command, { code, message }: PadError): void {
    if (!this.#waiting.has(command.id)) return;
    const phase = code === 'UNKNOWN' ? 'unknown' : 'refused';
    this.#apply({ type: 'failed', phase, command, failure: { code, message }, at: this.#clock.now() });
  }

  /** The last link fact of every source; the adapter is not heard any more. */
  #end(error: PadError): void {
    this.#connection?.abort();
    this.#connection = undefined;
    for (const source in this.#state.sources) {
      this.#learn({ type: 'link', link: { source, state: 'closed', error: error.code } });
    }
    for (const { command } of this.#state.commands) this.#fail(command, new PadError('UNKNOWN'));
  }

  #apply(action: Action): void {
    const previous = this.#state;
    const state = reduce(previous, action);
    if (state === previous) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state, previous);
  }
}
