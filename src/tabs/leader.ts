import { PadError, type Adapter, type Clock, type Fact, type Failure } from '../core/index.js';
import type { Message, Wish, Word } from './messages.js';
import { Mirror } from './mirror.js';
import { Watches } from './watches.js';

/** How many commands are remembered as begun. */
const MOST_ACTED = 256;

/** What a leader needs of the tab that it is. */
export interface LeaderHost {
  /** To the other tabs. */
  say(word: Word): void;
  /** To the pad of this tab. */
  report(fact: Fact): void;
  /** Answers a wish of this tab. */
  settle(ask: string, result: unknown, error: Failure | undefined): void;
  /** The backend wants none of us, for good. */
  fail(error: Failure): void;
}

/** The tab that has the connection: it passes on what the backend says, and asks it for all. */
export class Leader {
  readonly #adapter: Adapter;
  readonly #id: string;
  readonly #acted: Map<string, string>;
  readonly #host: LeaderHost;
  readonly #mirror: Mirror;
  readonly #watches = new Watches();
  readonly #queries = new Map<string, AbortController>();
  readonly #link = new AbortController();
  #connected: Promise<void> | undefined;
  #stop: (() => void) | undefined;

  /**
   * @param id of this tab
   * @param acted which tab has begun which command, as far as it is known
   */
  constructor(adapter: Adapter, id: string, acted: Map<string, string>, clock: Clock, host: LeaderHost) {
    this.#mirror = new Mirror(clock);
    this.#adapter = adapter;
    this.#id = id;
    this.#acted = acted;
    this.#host = host;
  }

  /** Connects; resolves when this tab leads no more. */
  async lead(): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      this.#stop = resolve;
    });
    this.#connected = this.#adapter.connect((fact) => {
      this.#pass(fact);
    }, this.#link.signal);
    this.#connected.catch((thrown: unknown) => {
      if (this.#link.signal.aborted) return;
      const error = failureOf(thrown);
      this.#host.say({ type: 'ended', error });
      this.#host.fail(error);
    });
    await ended;
  }

  /** Leads no more. */
  async end(): Promise<void> {
    this.#link.abort();
    await this.#adapter.disconnect();
    this.#stop?.();
  }

  /** What another tab said. */
  hear(message: Message): void {
    const { from } = message;
    if (message.type === 'hello') this.#host.say({ type: 'facts', facts: this.#mirror.facts(), to: from });
    if (message.type === 'ask') void this.perform(from, message.ask, message.wish);
    if (message.type === 'cancel') this.cancel(message.ask);
    if (message.type === 'bye') this.#forget(from);
  }

  /** Takes a question back. */
  cancel(ask: string): void {
    this.#queries.get(ask)?.abort();
  }

  /** Does what a tab wishes, and answers it. */
  async perform(tab: string, ask: string, wish: Wish): Promise<void> {
    const own = tab === this.#id;
    if (!own) this.#host.say({ type: 'heard', to: tab, ask });
    const answer: { result?: unknown; error?: Failure } = await this.#answer(tab, ask, wish).then(
      (result) => ({ result }),
      (thrown: unknown) => ({ error: failureOf(thrown) }),
    );
    this.#queries.delete(ask);
    // Who has taken over answers it.
    if (this.#link.signal.aborted) return;
    if (own) this.#host.settle(ask, answer.result, answer.error);
    else this.#host.say({ type: 'answer', to: tab, ask, ...answer });
  }

  async #answer(tab: string, ask: string, wish: Wish): Promise<unknown> {
    await this.#connected;
    if ('query' in wish) {
      const stopped = new AbortController();
      this.#queries.set(ask, stopped);
      return this.#adapter.query(wish.query, stopped.signal);
    }
    const { command } = wish;
    this.#begin(command.id);
    await this.#adapter.send(command.type === 'watch' ? this.#watches.with(tab, command) : command);
    return undefined;
  }

  /** Says so before it acts. What another leader had begun is repeated only where the backend would know it again. */
  #begin(command: string): void {
    const by = this.#acted.get(command);
    if (by !== undefined && by !== this.#id && this.#adapter.recognisesCommands === false)
      throw new PadError('UNKNOWN', 'The tab that was doing this has gone.');
    this.#acted.set(command, this.#id);
    const [oldest] = this.#acted.keys();
    if (this.#acted.size > MOST_ACTED && oldest !== undefined) this.#acted.delete(oldest);
    this.#host.say({ type: 'acting', command });
  }

  #pass(fact: Fact): void {
    if (this.#link.signal.aborted) return;
    this.#mirror.hear(fact);
    this.#host.say({ type: 'facts', facts: [fact] });
    this.#host.report(fact);
  }

  #forget(tab: string): void {
    const watch = this.#watches.without(tab);
    if (watch) this.#adapter.send(watch).catch(() => undefined);
  }
}

function failureOf(thrown: unknown): Failure {
  const { code, message } = PadError.from(thrown);
  return { code, message };
}
