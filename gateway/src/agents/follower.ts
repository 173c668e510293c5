import type { Fact } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { readAfter } from '../events/event-log.js';
import type { LoggedEvent } from '../events/event-log.js';
import { Repeater } from '../routing/repeater.js';
import type { Connection } from './connection.js';
import { CLOSE } from 'contact-pad/protocol';

/** How many facts are read at once. */
const BATCH = 200;

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

  /** The last fact sent. */
  get seq(): number {
    return this.#seq;
  }

  /** There may be more. These go at once where they are the next; what they are not the next of is read. */
  readonly wake = (committed: readonly LoggedEvent[] = []): void => {
    const isNext = this.#repeater.idle && committed[0]?.seq === this.#seq + 1;
    if (isNext) this.#send(committed);
    else this.#repeater.run();
  };

  /** Sends something that is not in the log. */
  live(fact: Fact): void {
    this.#connection.send({ type: 'live', fact });
  }

  /** Sends no more. */
  close(): Promise<void> {
    return this.#repeater.close();
  }

  async #deliver(): Promise<void> {
    for (let more = true; more && this.#connection.open;) {
      const events = await readAfter(this.#db, this.#agent, this.#seq, BATCH);
      if (!this.#send(events)) return;
      more = events.length === BATCH;
    }
  }

  /** Gives whether they all went. */
  #send(events: readonly LoggedEvent[]): boolean {
    for (const { seq, body } of events) {
      // What it has not seen was forgotten meanwhile: it comes back and gets a snapshot.
      if (seq !== this.#seq + 1) {
        this.#connection.close(CLOSE.slow);
        return false;
      }
      if (!this.#connection.send({ type: 'fact', seq, fact: body })) return false;
      this.#seq = seq;
    }
    return true;
  }
}
