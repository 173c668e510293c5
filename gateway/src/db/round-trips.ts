import type { Row, Tx } from './db.js';

/** One statement with its parameters. */
export interface Statement {
  readonly text: string;
  readonly params: readonly unknown[];
}

/** One session of an engine. */
export interface Session {
  /**
   * Runs statements in one round trip, and gives the rows of each. Rejects with the error of the first that failed, and
   * those after it did not run.
   */
  run(statements: readonly Statement[]): Promise<readonly (readonly object[])[]>;
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>;
}

interface Asked extends Statement {
  readonly resolve: (rows: readonly object[]) => void;
  readonly reject: (error: unknown) => void;
}

const nobody = (): void => undefined;

/**
 * Statements on their way to one session, in the order in which they were asked. Of most of them the way there and back
 * costs more than all else: what is asked in one turn of the event loop goes together, and so does what was only sent.
 */
export class RoundTrips implements Tx {
  readonly #session: Session;
  #waiting: Asked[] = [];
  #travelling = false;
  /** Why a trip failed: nothing goes after it but the way back. */
  #failure: { readonly reason: unknown } | undefined;
  #rolledBack = false;

  constructor(session: Session) {
    this.#session = session;
  }

  query<T extends object = Row>(text: string, params: readonly unknown[] = []): Promise<T[]> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ text, params, resolve: resolve as Asked['resolve'], reject });
      if (this.#travelling) return;
      this.#travelling = true;
      process.nextTick(() => void this.#travel());
    });
  }

  send(text: string, params: readonly unknown[] = []): void {
    this.#waiting.push({ text, params, resolve: nobody, reject: nobody });
  }

  async exec(sql: string): Promise<void> {
    await this.query('SELECT 1'); // takes along what was sent before
    await this.#session.exec(sql);
  }

  /** Takes all back, whatever failed; what was sent and has not left never does. */
  async rollBack(): Promise<void> {
    this.#waiting = [];
    this.#rolledBack = true;
    await this.query('ROLLBACK');
  }

  async #travel(): Promise<void> {
    while (this.#waiting.length > 0) {
      const trip = this.#waiting;
      this.#waiting = [];
      try {
        // What was only sent may have failed unheard: a COMMIT after that would be answered, and commit nothing.
        if (this.#failure && !this.#rolledBack) throw this.#failure.reason;
        const answers = await this.#session.run(trip);
        for (const [index, { resolve }] of trip.entries()) resolve(answers[index] ?? []);
      } catch (error) {
        this.#failure ??= { reason: error };
        for (const { reject } of trip) reject(error);
      }
    }
    this.#travelling = false;
  }
}

/** Runs one statement alone. */
export async function ask<T extends object = Row>(
  session: Session,
  text: string,
  params: readonly unknown[] = [],
): Promise<T[]> {
  const [rows = []] = await session.run([{ text, params }]);
  return rows as T[];
}
