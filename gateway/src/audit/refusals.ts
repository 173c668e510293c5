/** What was refused to whom: gathered for a moment, so that a flood of attempts is a row and not a flood of rows. */
import type { Queryable } from '../db/db.js';
import type { Logger } from '../log.js';

/** One attempt. */
export interface RefusedAttempt {
  readonly kind: 'admin' | 'sender' | 'agent' | 'contact';
  /** Who it was; null where nobody knows. */
  readonly actor: string | null;
  /** What was tried: a command, or a method and a route. */
  readonly tried: string;
  /** The id of what it was about, where that is known to be one. */
  readonly object?: string;
  readonly code: string;
  readonly address?: string;
}

/** How long attempts are gathered, in milliseconds. */
const GATHER_MS = 1_000;

/** How many different ones; what is beyond is counted together. */
const MOST = 1_000;

/** The codes of attempts at what is somebody else's; all others are mistakes. */
const SUSPICIOUS: readonly string[] = ['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND', 'NOT_ALLOWED'];

const WRITE = `
INSERT INTO audit(actor_kind, actor, action, object_kind, object_id, code, address, times)
SELECT kind, actor, 'refused', tried, object, code, address, times
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[])
  AS r(kind, actor, tried, object, code, address, times)`;

interface Counted {
  readonly attempt: RefusedAttempt;
  times: number;
}

/** Writes them down. */
export class Refusals {
  readonly #db: Queryable;
  readonly #log: Pick<Logger, 'warn'>;
  #gathered = new Map<string, Counted>();
  #timer: NodeJS.Timeout | undefined;

  constructor(db: Queryable, log: Pick<Logger, 'warn'>) {
    this.#db = db;
    this.#log = log;
  }

  /** Takes an attempt down, unless its code is that of a mistake. */
  add(attempt: RefusedAttempt): void {
    if (!SUSPICIOUS.includes(attempt.code)) return;
    const { kind, code } = attempt;
    if (this.#gathered.size < MOST) this.#count(attempt);
    else this.#count({ kind, actor: null, tried: 'too many to tell apart', code });
    this.#timer ??= setTimeout(() => void this.#write(), GATHER_MS).unref();
  }

  /** Writes what is left. */
  async close(): Promise<void> {
    await this.#write();
  }

  #count(attempt: RefusedAttempt): void {
    const key = JSON.stringify(Object.entries(attempt).sort());
    const counted = this.#gathered.get(key);
    if (counted) counted.times++;
    else this.#gathered.set(key, { attempt, times: 1 });
  }

  async #write(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const counted = [...this.#gathered.values()];
    this.#gathered = new Map();
    if (counted.length === 0) return;
    const column = (pick: (attempt: RefusedAttempt) => string | null | undefined): (string | null)[] =>
      counted.map(({ attempt }) => pick(attempt) ?? null);
    await this.#db
      .query(WRITE, [
        column(({ kind }) => kind),
        column(({ actor }) => actor),
        column(({ tried }) => tried),
        column(({ object }) => object),
        column(({ code }) => code),
        column(({ address }) => address),
        counted.map(({ times }) => times),
      ])
      .catch((error: unknown) => {
        this.#log.warn({ err: error, attempts: counted.length }, 'refused attempts not written down');
      });
  }
}
