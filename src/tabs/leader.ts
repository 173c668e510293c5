import { PadError, type Adapter, type Clock, type Fact, type Failure } from '../core/index.js';
import type { Message, Wish, Word } from './messages.js';
import { Mirror } from './mirror.js';
import { Roll } from './roll.js';
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
  /** The tabs that live, the one that the agent used last first. */
  stand(order: readonly string[]): void;
}

/** What a leader is told of the tab that it is. */
export interface LeaderOptions {
  /** What the tabs of this agent have in common. */
  readonly name: string;
  /** Id of this tab. */
  readonly id: string;
  /** Which tab has begun which command, as far as it is known. */
  readonly acted: Map<string, string>;
  readonly clock: Clock;
}

/** The tab that has the connection: it passes on what the backend says, and asks it for all. */
export class Leader {
  readonly #adapter: Adapter;
  readonly #id: string;
  readonly #acted: Map<string, string>;
  readonly #host: LeaderHost;
  readonly #mirror: Mirror;
  readonly #roll: Roll;
  readonly #watches = new Watches();
  readonly #queries = new Map<string, AbortController>();
  readonly #link = new AbortController();
  #connected: Promise<void> | undefined;
  #release: (() => void) | undefined;

  constructor(adapter: Adapter, { name, id, acted, clock }: LeaderOptions, host: LeaderHost) {
    this.#mirror = new Mirror(clock);
    this.#adapter = adapter;
    this.#id = id;
    this.#acted = acted;
    this.#host = host;
    this.#roll = new Roll(name, {
      tabs: (order) => {
        host.say({ type: 'tabs', order });
        host.stand(order);
      },
      gone: (tab) => {
        this.#forget(tab);
      },
    });
  }

  /**
   * Connects; resolves when this tab leads no more.
   *
   * @param order the tabs as the leader before has listed them
   */
  async lead(order: readonly string[]): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      this.#release = resolve;
    });
    this.#roll.begin(order.includes(this.#id) ? order : [...order, this.#id]);
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

  /** Gives up the connection, and the lead with it: when it is closed, or at once where the browser leaves no time. */
  async end(atOnce: boolean = false): Promise<void> {
    const next = this.#roll.hasOthers && this.#adapter.handOver ? 'handOver' : 'disconnect';
    // Before the signal, at which an adapter hangs up.
    const closed = this.#adapter[next]?.();
    this.#link.abort();
    this.#roll.end();
    if (atOnce) this.#release?.();
    await closed;
    this.#release?.();
  }

  /** The agent uses this tab. */
  use(): void {
    this.#roll.use(this.#id);
  }

  /** What another tab said. */
  hear(message: Message): void {
    const { from } = message;
    if (message.type === 'hello') {
      // First what falls to it, so that it does not ring for what the facts tell.
      this.#roll.add(from);
      this.#host.say({ type: 'facts', facts: this.#mirror.facts(), to: from });
    }
    if (message.type === 'used') this.#roll.use(from);
    if (message.type === 'ask') void this.perform(from, message.ask, message.wish);
    if (message.type === 'cancel') this.cancel(message.ask);
    if (message.type === 'bye') this.#roll.remove(from);
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
    if ('lead' in wish) {
      this.#checkHandOver();
      return undefined;
    }
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

  /** A call stays where it is unless the adapter can leave it to that of another tab. */
  #checkHandOver(): void {
    if (!this.#adapter.handOver && this.#mirror.isCalling)
      throw new PadError('CALL_OPEN', 'The tab with the sound is in a call.');
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
