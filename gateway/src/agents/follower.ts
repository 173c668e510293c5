import type { Fact } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { readAfter } from '../events/event-log.js';
import { Repeater } from '../routing/repeater.js';
import type { Connection } from './connection.js';
import { CLOSE } from 'contact-pad/protocol';

/** How many facts are read at once. */
const BATCH = 200;

/** Sends one socket the facts of its agent, in sequence and without a gap: always from the table, never from a hint. */
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

  /** There may be more. */
  readonly wake = (): void => {
    this.#repeater.run();
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
      for (const { seq, body } of events) {
        // What it has not seen was forgotten meanwhile: it comes back and gets a snapshot.
        if (seq !== this.#seq + 1) {
          this.#connection.close(CLOSE.slow);
          return;
        }
        if (!this.#connection.send({ type: 'fact', seq, fact: body })) return;
        this.#seq = seq;
      }
      more = events.length === BATCH;
    }
  }
}
