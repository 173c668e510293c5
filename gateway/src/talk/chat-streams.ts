/** The streams of all contacts who are here: woken by hints, and by a beat for what another node wrote. */
import type { ServerResponse } from 'node:http';
import type { Queryable } from '../db/db.js';
import type { Hints } from '../events/hints.js';
import { Refusal } from '../intake/refusal.js';
import type { Logger } from '../log.js';
import { Repeater } from '../routing/repeater.js';
import type { ChatLimits } from './chat-limits.js';
import { markPage, PAGE_COLUMNS } from './chat-pages.js';
import type { PageColumns } from './chat-pages.js';
import { ChatStream } from './chat-stream.js';
import type { ChatState } from './chat-stream.js';
import { entriesAfter } from './transcript.js';

/** Other nodes give no hints: so often it is looked, in milliseconds. */
const LOOK_MS = 1_000;

/** How often a stream on which nothing happens says that it lives, in milliseconds. */
const BEAT_MS = 15_000;

/** How many entries are read at once. */
const BATCH = 200;

interface Row extends PageColumns {
  readonly id: string;
  readonly state: string;
  readonly agent: string | null;
  readonly delivered: number;
  readonly entries: number;
}

const READ = `
SELECT i.id::text AS id, i.state, a.name AS agent, i.received AS delivered, ${PAGE_COLUMNS},
  (SELECT coalesce(max(n.number), 0) FROM entry n WHERE n.transcript_id = i.id) AS entries
FROM interaction i LEFT JOIN agent a ON a.id = i.agent_id
WHERE i.id = ANY($1::uuid[])`;

/** What the streams need. */
export interface ChatStreamsDeps {
  readonly db: Queryable;
  readonly hints: Hints;
  /** Id of this gateway. */
  readonly node: string;
  readonly log: Pick<Logger, 'warn'>;
}

/** All streams of one node. */
export class ChatStreams {
  readonly #db: Queryable;
  readonly #hints: Hints;
  readonly #node: string;
  readonly #limits: ChatLimits;
  readonly #repeater: Repeater;
  readonly #chats = new Map<string, Set<ChatStream>>();
  readonly #look: NodeJS.Timeout;
  readonly #beat: NodeJS.Timeout;
  #stale = new Set<string>();
  #open = 0;

  constructor({ db, hints, node, log }: ChatStreamsDeps, limits: ChatLimits) {
    this.#db = db;
    this.#hints = hints;
    this.#node = node;
    this.#limits = limits;
    this.#repeater = new Repeater(
      () => this.#tell(),
      (error) => {
        log.warn({ err: error }, 'chats wait; the next beat tries again');
      },
    );
    hints.on('chat', this.#wake).on('writing', this.#writing);
    this.#look = setInterval(() => {
      for (const chat of this.#chats.keys()) this.#wake(chat);
    }, LOOK_MS).unref();
    this.#beat = setInterval(() => {
      for (const stream of this.#all()) stream.beat();
    }, BEAT_MS).unref();
  }

  /** Throws `UNAVAILABLE` where too many are open. */
  demandRoom(): void {
    if (this.#open >= this.#limits.streams)
      throw new Refusal('UNAVAILABLE', 'Too many chats are open here.', 10);
  }

  /** Opens a stream of a chat, after the last entry that its page has. */
  add(chat: string, response: ServerResponse, number: number): void {
    const streams = this.#chats.get(chat) ?? new Set<ChatStream>();
    this.#chats.set(chat, streams);
    for (const oldest of streams) {
      if (streams.size < this.#limits.streamsOfChat) break;
      streams.delete(oldest);
      oldest.close();
    }
    const stream = new ChatStream(chat, response, number, this.#limits.buffered);
    streams.add(stream);
    this.#count(1);
    response.once('close', () => {
      this.#count(-1);
      streams.delete(stream);
      if (streams.size === 0 && this.#chats.get(chat) === streams) this.#chats.delete(chat);
      this.#see(chat);
    });
    this.#see(chat);
  }

  /** Ends all of them; their pages come back to whichever node is there. */
  async close(): Promise<void> {
    this.#hints.off('chat', this.#wake).off('writing', this.#writing);
    clearInterval(this.#look);
    clearInterval(this.#beat);
    await this.#repeater.close();
    for (const stream of this.#all()) stream.close();
  }

  #count(change: number): void {
    this.#open += change;
    this.#hints.emit('streams', this.#open);
  }

  readonly #wake = (chat: string): void => {
    if (this.#chats.has(chat)) this.#see(chat);
  };

  #see(chat: string): void {
    this.#stale.add(chat);
    this.#repeater.run();
  }

  readonly #writing = (chat: string): void => {
    for (const stream of this.#chats.get(chat) ?? []) stream.writing();
  };

  #all(): ChatStream[] {
    return [...this.#chats.values()].flatMap((streams) => [...streams]);
  }

  async #tell(): Promise<void> {
    const stale = this.#stale;
    this.#stale = new Set();
    for (const row of await this.#db.query<Row>(READ, [[...stale]])) {
      const streams = this.#chats.get(row.id);
      await markPage(this.#db, row, this.#node, streams !== undefined);
      for (const stream of streams ?? []) await this.#follow(stream, row);
    }
  }

  async #follow(stream: ChatStream, row: Row): Promise<void> {
    while (stream.open && stream.number < row.entries) {
      const entries = await entriesAfter(this.#db, row.id, stream.number, BATCH);
      if (entries.length === 0) break;
      stream.entries(entries);
    }
    stream.state(stateOf(row));
  }
}

function stateOf({ state, agent, delivered }: Row): ChatState {
  if (state === 'wrap' || state === 'ended') return { state: 'ended', delivered };
  if (state !== 'assigned') return { state: 'waiting', delivered };
  return { state: 'connected', ...(agent === null ? {} : { agent }), delivered };
}
