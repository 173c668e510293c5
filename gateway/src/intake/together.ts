/** Messages that come at the same time go into the store together: one round, one commit, and each its own outcome. */
import { StatementFailed, type Queryable } from '../db/db.js';
import { STORE, type Found } from './store-statement.js';

/** At most so many go together, and so many characters of them, though always one. */
const MOST_ROWS = 32;
const MOST_CHARACTERS = 1024 * 1024;
/** So many statements at once, beside the first each of them full: two half ones cost more than one. */
const MOST_AT_ONCE = 4;

interface Waiting {
  readonly id: string;
  readonly row: string;
  readonly resolve: (found: Found | undefined) => void;
  readonly reject: (error: unknown) => void;
}

/** Gathers rows: what arrives in one turn of the event loop, or while a statement is under way, shares the next. */
export class Together {
  readonly #db: Queryable;
  #waiting: Waiting[] = [];
  #underWay = 0;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Writes one row under its id, and gives what the statement says of it. Rejects as `Queryable` does. */
  write(id: string, row: string): Promise<Found | undefined> {
    return new Promise((resolve, reject) => {
      const count = this.#waiting.push({ id, row, resolve, reject });
      if (count === 1 || count === MOST_ROWS) setImmediate(this.#send);
    });
  }

  readonly #send = (): void => {
    while (this.#underWay < MOST_AT_ONCE && this.#waiting.length >= (this.#underWay > 0 ? MOST_ROWS : 1)) {
      this.#underWay += 1;
      void this.#run(this.#take()).finally(() => {
        this.#underWay -= 1;
        this.#send();
      });
    }
  };

  #take(): readonly Waiting[] {
    let characters = 0;
    const over = this.#waiting.findIndex(
      ({ row }, index) => index === MOST_ROWS || ((characters += row.length) > MOST_CHARACTERS && index > 0),
    );
    return this.#waiting.splice(0, over === -1 ? this.#waiting.length : over);
  }

  /** What one of them failed for must not be held against the others: then each goes alone. */
  async #run(rows: readonly Waiting[]): Promise<void> {
    try {
      const all = await this.#db.query<Found>(STORE, [`[${rows.map(({ row }) => row).join(',')}]`]);
      const byId = new Map(all.map((found) => [found.id, found]));
      for (const { id, resolve } of rows) resolve(byId.get(id));
    } catch (error) {
      if (rows.length > 1 && error instanceof StatementFailed) for (const row of rows) await this.#run([row]);
      else for (const { reject } of rows) reject(error);
    }
  }
}
