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
import { after, onUse } from './lifecycle.js';
import { VERSION, type Demand, type Message, type Wish, type Word } from './messages.js';
import { bePresent } from './presence.js';
import { Teller } from './teller.js';
import { PATIENCE_MS, Wishes } from './wishes.js';

const CLOSED: Failure = { code: 'CLOSED', message: 'The pad was disconnected.' };
const PUT_AWAY: Failure = { code: 'UNKNOWN', message: 'The browser put this tab away.' };

/** One tab among those of an agent: it follows, or it leads and has the one connection. */
export class Tab {
  readonly #id = randomId();
  readonly #adapter: Adapter;
  readonly #name: string;
  readonly #clock: Clock;
  readonly #channel: BroadcastChannel;
  readonly #wishes: Wishes;
  readonly #left = new AbortController();
  /** Which leader has begun which command: see `Adapter.recognisesCommands`. */
  readonly #acted = new Map<string, string>();
  readonly #teller: Teller;
  #waiting = new AbortController();
  #leader: Leader | undefined;
  #follows = false;
  /** The tabs that live, the one that the agent used last first. */
  #order: readonly string[] = [];
  /** The leader that knows of this tab, or was told. */
  #known = '';
  #onShown: { resolve(): void; reject(error: PadError): void } | undefined;
  #onLead: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** @param name what the tabs of this agent, and no others, have in common */
  constructor(adapter: Adapter, name: string, clock: Clock, report: (fact: Fact) => void) {
    this.#adapter = adapter;
    this.#name = name;
    this.#clock = clock;
    this.#teller = new Teller(report);
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
      void bePresent(this.#name, this.#id, this.#left.signal).then(() => {
        this.#greet();
        onUse(this.#use, this.#left.signal);
      });
    });
  }

  /** Puts a wish to the backend, through whoever leads. Sound that is enabled in a tab comes to that tab. */
  async wish(demand: Demand, signal?: Signal): Promise<unknown> {
    if (!this.#leader && 'command' in demand && demand.command.type === 'enable-audio')
      await this.#takeLead();
    return this.#wishes.wish(demand, signal);
  }

  /** Leaves the others to themselves; another leads if this one did. */
  async leave(): Promise<void> {
    if (this.#left.signal.aborted) return;
    this.#go(CLOSED);
    await this.#leader?.end();
  }

  /** Leaves at once, for the browser puts the page away; what is asked for has an unknown end. */
  rest(): void {
    if (this.#left.signal.aborted) return;
    this.#go(PUT_AWAY);
    this.#teller.rest();
    void this.#leader?.end(true);
  }

  /** Whether it has left. */
  get isAway(): boolean {
    return this.#left.signal.aborted;
  }

  #go(why: Failure): void {
    this.#left.abort();
    this.#waiting.abort();
    this.#say({ type: 'bye' });
    this.#channel.close();
    this.#wishes.end(why);
  }

  /** Asks how things stand, and waits for its turn to lead. */
  #greet(): void {
    this.#say({ type: 'hello' });
    void this.#stand(false);
    const ifAlone = (): void => {
      if (!this.#follows) void this.#stand(true);
    };
    after(PATIENCE_MS, ifAlone, this.#left.signal);
  }

  /** Tells the leader that the agent uses this tab; one that does not even hear that counts as frozen. */
  readonly #use = (): void => {
    if (this.#order[0] === this.#id) return;
    if (this.#leader) {
      this.#leader.use();
      return;
    }
    this.#say({ type: 'used' });
    this.#patience ??= setTimeout(() => {
      this.#patience = undefined;
      void this.#stand(true);
    }, PATIENCE_MS);
  };

  /** The leader has said which tabs there are, and so what falls to this one. */
  #place(order: readonly string[]): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.#order = order;
    const duty = { leads: !!this.#leader, front: order[0] === this.#id };
    this.#teller.place(order.length > 1 ? duty : undefined);
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
    } catch (thrown) {
      if (signal.aborted) return;
      // Stolen, where nobody took the place in the queue back: another found this tab silent, and leads now. Else its frame
      // was taken away, where it gets no locks and its scripts go on all the same (WebKit).
      await ((thrown as DOMException).name === 'AbortError' ? this.#stepDown() : this.leave());
    }
  }

  async #lead(): Promise<void> {
    if (this.#left.signal.aborted) return;
    const own = { name: this.#name, id: this.#id, acted: this.#acted, clock: this.#clock };
    this.#leader = new Leader(this.#adapter, own, {
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
      stand: (order) => {
        this.#place(order);
      },
    });
    this.#say({ type: 'lead' });
    this.#wishes.again();
    this.#onLead?.();
    await this.#leader.lead(this.#order);
  }

  /** Asks the leader for the lead, and takes it; rejects with `CALL_OPEN` while a call has to stay where it is. */
  async #takeLead(): Promise<void> {
    await this.#wishes.wish({ lead: true });
    // It was silent, and this tab has taken over already.
    if (this.#leader) return;
    const led = new Promise<void>((resolve) => {
      this.#onLead = resolve;
    });
    void this.#stand(true);
    await led;
  }

  async #stepDown(): Promise<void> {
    const leader = this.#leader;
    this.#leader = undefined;
    this.#follows = false;
    this.#place(this.#order);
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
      case 'tabs':
        this.#place(message.order);
        // It came while the leader before was dying, and this one has not heard of it.
        if (!message.order.includes(this.#id) && this.#known !== message.from) this.#say({ type: 'hello' });
        this.#known = message.from;
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

  #tell(fact: Fact): void {
    this.#teller.tell(fact);
    if (fact.type === 'snapshot') this.#onShown?.resolve();
  }

  #refused(): void {
    this.#end({ code: 'VERSION', message: 'Another tab has another version of the pad. Reload all tabs.' });
    void this.leave();
  }

  #end({ code, message }: Failure): void {
    this.#onShown?.reject(new PadError(code, message));
    this.#teller.tell({ type: 'link', link: { source: this.#adapter.name, state: 'closed', error: code } });
  }

  #say(word: Word): void {
    try {
      this.#channel.postMessage({ ...word, from: this.#id, version: VERSION } satisfies Message);
    } catch {
      // The channel is closed: this tab has left.
    }
  }
}
