import type { Fact } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { readAfter, revised } from '../events/event-log.js';
import type { LoggedEvent } from '../events/event-log.js';
import { Repeater } from '../routing/repeater.js';
import type { Connection } from './connection.js';
import { CLOSE } from 'contact-pad/protocol';
import type { ServerFrame } from 'contact-pad/protocol';

/** How many facts are read at once; some are long. */
const BATCH = 25;

/** Sends one socket the facts of its agent, in sequence and without a gap: as they were committed, or from the table. */
export class Follower {
  readonly #db: Queryable;
  readonly #agent: string;
  readonly #connection: Connection;
  readonly #repeater: Repeater;
  #seq: number;

  /** @param seq the last fact that the client has. */
  constructor(
    db: Queryable,
    agent: string,
    connection: Connection,
    seq: number,
    onError: (error: unknown) => void,
  ) {
    this.#db = db;
    this.#agent = agent;
    this.#connection = connection;
    this.#seq = seq;
    this.#repeater = new Repeater(() => this.#deliver(), onError);
  }

  /** Of the request by which the socket came, in the log. */
  get requestId(): string {
    return this.#connection.id;
  }

  /** The last fact sent. */
  get seq(): number {
    return this.#seq;
  }

  /**
   * There may be more. These go at once where they are the next and the client takes what it gets; what they are not the
   * next of is read.
   */
  readonly wake = (committed: readonly LoggedEvent[] = []): void => {
    const isNext = this.#repeater.idle && committed[0]?.seq === this.#seq + 1;
    if (!isNext || this.#connection.full) this.#repeater.run();
    else for (const event of committed) if (!this.#send(event)) return;
  };

  /** Sends something that is not in the log. */
  live(fact: Fact): void {
    this.#connection.send({ type: 'live', fact });
  }

  /** Sends no more. */
  close(): Promise<void> {
    return this.#repeater.close();
  }

  /** What the client does not take yet stays in the table. */
  async #deliver(): Promise<void> {
    for (let more = true; more && this.#connection.open;) {
      const events = await readAfter(this.#db, this.#agent, this.#seq, BATCH);
      for (const event of events) {
        const frame = this.#frameOf(event);
        if (!frame || !(await this.#connection.sendInTurn(frame))) return;
      }
      more = events.length === BATCH;
    }
  }

  #send(event: LoggedEvent): boolean {
    const frame = this.#frameOf(event);
    return frame !== undefined && this.#connection.send(frame);
  }

  /** Of the next fact. Where another comes, what is in between was forgotten: the client comes back and gets a snapshot. */
  #frameOf(event: LoggedEvent): ServerFrame | undefined {
    const { seq } = event;
    if (seq !== this.#seq + 1) {
      this.#connection.close(CLOSE.slow);
      return undefined;
    }
    this.#seq = seq;
    return { type: 'fact', seq, fact: revised(event) };
  }
}
