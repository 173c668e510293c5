/** Takes hints to the other gateways on the same store: many in one message, after the commit, and only where there are others. */
import { Repeater } from '../routing/repeater.js';
import type { Logger } from '../log.js';
import type { Db } from '../db/db.js';
import type { Store } from './change.js';

/** By what gateways tell each other: at once, and at most once. */
export type Channel = Pick<Db, 'notify' | 'listen'>;

/** Hints of one gateway to all others. A lost one only delays: each looks for itself with its next beat. */
interface Message {
  readonly node: string;
  readonly agents: readonly string[];
  readonly chats: readonly string[];
}

/** Ids of each kind in one message, which has up to 7,999 bytes: an id has up to 64. */
const MOST = 50;

/**
 * So long, in milliseconds, a hint about an agent who is here waits for others to go with: elsewhere it is for who watches them,
 * and for another pad of theirs. A message costs each node as much as a statement, and there would be one with every commit.
 */
const TOGETHER_MS = 50;

/** Who tells the others, and by what. */
export interface BusSettings {
  /** Id of this gateway. */
  readonly node: string;
  readonly log: Logger;
  /** Whether the agent has a socket here. */
  readonly isHere: (agent: string) => boolean;
  /** The store's own, if there is no other. */
  readonly channel?: Channel | undefined;
}

/** One gateway's part in the talk of all. */
export class Bus {
  readonly #store: Store;
  readonly #channel: Channel;
  readonly #node: string;
  readonly #isHere: (agent: string) => boolean;
  readonly #agents = new Set<string>();
  readonly #chats = new Set<string>();
  readonly #sending: Repeater;
  #timer: NodeJS.Timeout | undefined;
  #hasOthers = false;
  #isRelaying = false;

  constructor(store: Store, { node, log, isHere, channel = store.db }: BusSettings) {
    this.#store = store;
    this.#isHere = isHere;
    this.#channel = channel;
    this.#node = node;
    this.#sending = new Repeater(
      () => this.#send(),
      (error) => {
        log.warn({ err: error }, 'hints not told; the others look with their next beat');
      },
    );
    store.hints.on('agent', this.#onAgent).on('chat', this.#onChat);
    channel.listen((text) => {
      const message = read(text);
      if (message) this.#hear(message);
    });
  }

  /** Looks whether there are other gateways, and says to new ones that this one is there. */
  async beat(): Promise<void> {
    if (this.#store.db.engine === 'pglite') return;
    const others = await this.#store.db.query('SELECT FROM node WHERE id <> $1 LIMIT 1', [this.#node]);
    if (others.length > 0 && !this.#hasOthers) await this.#tell([], []);
    this.#hasOthers = others.length > 0;
  }

  /** Tells what waits, and nothing more. */
  async close(): Promise<void> {
    this.#store.hints.off('agent', this.#onAgent).off('chat', this.#onChat);
    if (this.#timer) this.#sending.run();
    await this.#sending.close();
  }

  readonly #onAgent = (agent: string): void => {
    if (!this.#add(this.#agents, agent)) return;
    if (this.#isHere(agent)) this.#timer ??= setTimeout(this.#sendWaiting, TOGETHER_MS);
    else this.#sending.run();
  };

  readonly #onChat = (chat: string): void => {
    if (this.#add(this.#chats, chat)) this.#sending.run();
  };

  readonly #sendWaiting = (): void => {
    this.#sending.run();
  };

  /** Gives whether there is anybody to tell. */
  #add(to: Set<string>, id: string): boolean {
    if (!this.#hasOthers || this.#isRelaying) return false;
    to.add(id);
    return true;
  }

  /** What comes while a message is on its way goes with the next one. */
  async #send(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    while (this.#agents.size + this.#chats.size > 0) await this.#tell(take(this.#agents), take(this.#chats));
  }

  #tell(agents: readonly string[], chats: readonly string[]): Promise<void> {
    const message: Message = { node: this.#node, agents, chats };
    return this.#channel.notify(JSON.stringify(message));
  }

  #hear({ node, agents, chats }: Message): void {
    if (node === this.#node) return;
    const { hints } = this.#store;
    this.#hasOthers = true;
    this.#isRelaying = true;
    try {
      for (const agent of agents) hints.emit('agent', agent);
      for (const chat of chats) hints.emit('chat', chat);
    } finally {
      this.#isRelaying = false;
    }
  }
}

/** What no gateway of this release or another said is no hint. */
function read(text: string): Message | undefined {
  try {
    const { node, agents = [], chats = [] } = JSON.parse(text) as Partial<Message>;
    const isHint = typeof node === 'string' && Array.isArray(agents) && Array.isArray(chats);
    return isHint ? { node, agents, chats } : undefined;
  } catch {
    return undefined;
  }
}

function take(from: Set<string>): string[] {
  const taken = [...from].slice(0, MOST);
  for (const id of taken) from.delete(id);
  return taken;
}
