import {
  PadError,
  randomId,
  type Adapter,
  type Clock,
  type Fact,
  type Failure,
  type Signal,
} from '../core/index.js';
import { Leader } from './leader.js';
import { VERSION, type Message, type Wish, type Word } from './messages.js';
import { PATIENCE_MS, Wishes } from './wishes.js';

type Report = (fact: Fact) => void;

/** One tab among those of an agent: it follows, or it leads and has the one connection. */
export class Tab {
  readonly #id = randomId();
  readonly #adapter: Adapter;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #report: Report;
  readonly #channel: BroadcastChannel;
  readonly #wishes: Wishes;
  readonly #left = new AbortController();
  /** Which leader has begun which command: see `Adapter.recognisesCommands`. */
  readonly #acted = new Map<string, string>();
  #waiting = new AbortController();
  #leader: Leader | undefined;
  #follows = false;
  #onShown: { resolve(): void; reject(error: PadError): void } | undefined;

  /** @param name what the tabs of this agent, and no others, have in common */
  constructor(adapter: Adapter, name: string, clock: Clock, report: Report) {
    this.#adapter = adapter;
    this.#name = name;
    this.#clock = clock;
    this.#report = report;
    this.#channel = new BroadcastChannel(name);
    this.#channel.onmessage = ({ data }: MessageEvent<Message>) => {
      this.#hear(data);
    };
    this.#wishes = new Wishes(
      (ask, wish) => {
        this.#ask(ask, wish);
      },
      (ask) => {
        if (this.#leader) this.#leader.cancel(ask);
        else this.#say({ type: 'cancel', ask });
      },
      () => {
        void this.#stand(true);
      },
    );
  }

  /** Resolves when there is something to show; rejects with a `PadError` when trying again is useless. */
  join(signal: Signal): Promise<void> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new PadError('CLOSED', 'The pad was disconnected.'));
        void this.leave();
      });
      this.#onShown = { resolve, reject };
      this.#greet();
    });
  }

  /** Puts a wish to the backend, through whoever leads. */
  wish(wish: Wish, signal?: Signal): Promise<unknown> {
    return this.#wishes.wish(wish, signal);
  }

  /** Leaves the others to themselves; another leads if this one did. */
  async leave(): Promise<void> {
    if (this.#left.signal.aborted) return;
    this.#left.abort();
    this.#waiting.abort();
    this.#say({ type: 'bye' });
    this.#channel.close();
    this.#wishes.end({ code: 'CLOSED', message: 'The pad was disconnected.' });
    await this.#leader?.end();
  }

  /** Asks how things stand, and waits for its turn to lead. */
  #greet(): void {
    this.#say({ type: 'hello' });
    void this.#stand(false);
    setTimeout(() => {
      if (!this.#follows) void this.#stand(true);
    }, PATIENCE_MS);
  }

  /** Waits until this tab is to lead, and leads until it leaves or another takes over. */
  async #stand(steal: boolean): Promise<void> {
    if (this.#left.signal.aborted || this.#leader) return;
    this.#waiting.abort();
    this.#waiting = new AbortController();
    const { signal } = this.#waiting;
    const options: LockOptions = steal ? { steal } : { signal };
    try {
      await navigator.locks.request(this.#name, options, () => this.#lead());
    } catch {
      // Where nobody took the place in the queue back, another found this tab silent and leads now.
      if (!signal.aborted) await this.#stepDown();
    }
  }

  async #lead(): Promise<void> {
    if (this.#left.signal.aborted) return;
    this.#leader = new Leader(this.#adapter, this.#id, this.#acted, this.#clock, {
      say: (word) => {
        this.#say(word);
      },
      report: (fact) => {
        this.#tell(fact);
      },
      settle: (ask, result, error) => {
        this.#wishes.settle(ask, result, error);
      },
      fail: (error) => {
        this.#end(error);
      },
    });
    this.#say({ type: 'lead' });
    this.#wishes.again();
    await this.#leader.lead();
  }

  async #stepDown(): Promise<void> {
    const leader = this.#leader;
    this.#leader = undefined;
    this.#follows = false;
    await leader?.end();
    if (this.#left.signal.aborted) return;
    this.#greet();
    this.#wishes.again();
  }

  #ask(ask: string, wish: Wish): void {
    if (this.#leader) void this.#leader.perform(this.#id, ask, wish);
    else this.#say({ type: 'ask', ask, wish });
  }

  #hear(message: Message): void {
    const { from, version } = message;
    const to = 'to' in message ? message.to : undefined;
    if (to !== undefined && to !== this.#id) return;
    if (version !== VERSION) {
      if (message.type === 'hello') this.#say({ type: 'refused', to: from });
      if (message.type === 'refused') this.#refused();
      return;
    }
    if (this.#leader) this.#leader.hear(message);
    else this.#follow(message);
  }

  #follow(message: Message): void {
    switch (message.type) {
      case 'lead':
        this.#follows = true;
        this.#wishes.again();
        break;
      case 'facts':
        this.#follows ||= message.to !== undefined;
        if (this.#follows)
          message.facts.forEach((fact) => {
            this.#tell(fact);
          });
        break;
      case 'acting':
        this.#acted.set(message.command, message.from);
        break;
      case 'heard':
        this.#wishes.heard(message.ask);
        break;
      case 'answer':
        this.#wishes.settle(message.ask, message.result, message.error);
        break;
      case 'ended':
        this.#end(message.error);
        break;
      case 'refused':
        this.#refused();
        break;
    }
  }

  /** Every tab learns which of them has the connection, and with it sound and calls. */
  #tell(fact: Fact): void {
    const tab = this.#leader ? 'leading' : 'following';
    this.#report(fact.type === 'link' ? { ...fact, link: { ...fact.link, tab } } : fact);
    if (fact.type === 'snapshot') this.#onShown?.resolve();
  }

  #refused(): void {
    this.#end({ code: 'VERSION', message: 'Another tab has another version of the pad. Reload all tabs.' });
    void this.leave();
  }

  #end({ code, message }: Failure): void {
    this.#onShown?.reject(new PadError(code, message));
    this.#report({ type: 'link', link: { source: this.#adapter.name, state: 'closed', error: code } });
  }

  #say(word: Word): void {
    try {
      this.#channel.postMessage({ ...word, from: this.#id, version: VERSION } satisfies Message);
    } catch {
      // The channel is closed: this tab has left.
    }
  }
}
