/** The one port to the store. Two engines stand behind it with the same SQL: PGlite in a worker, and PostgreSQL. */

/** A row as the engine gives it: `timestamptz` is a Date, `bigint` a number, `jsonb` a value, `bytea` a Uint8Array. */
export type Row = Record<string, unknown>;

/**
 * Runs one statement with `$1…` parameters and gives its rows. A parameter is a string, number, bigint, boolean, Date,
 * Uint8Array, null, or an array of those. For jsonb pass `JSON.stringify(value)` and write `$1::jsonb`: a plain object
 * is refused with a TypeError, for the two engines would read it differently.
 * Rejects with `StatementFailed` when the engine refused it and with `StoreUnavailable` when it could not be asked.
 */
export interface Queryable {
  query<T extends object = Row>(text: string, params?: readonly unknown[]): Promise<T[]>;
}

/** What can be done inside one transaction. Statements run in the order in which they were given. */
export interface Tx extends Queryable {
  /**
   * Runs a statement whose rows nobody needs, no later than what is asked next, and saves the way there and back. When it
   * fails, so does what is asked next, or else the transaction.
   */
  send(text: string, params?: readonly unknown[]): void;
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>;
}

/** The store. */
export interface Db extends Queryable {
  readonly engine: 'pglite' | 'postgres';
  /**
   * The way past all else that waits, for what has to be in time: the lease of a node, the question whether the store
   * answers. One statement at a time, and two seconds for each; the embedded store has one line for everything.
   */
  readonly aside: Queryable;
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>;
  /**
   * Runs `work` in one transaction: committed when it resolves, rolled back when it throws. Inside, ask `tx` and never
   * the store itself: the embedded engine has one session, and asking it from within would wait for ever (it throws).
   * What is asked without waiting in between goes there together.
   */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Tells every gateway on this store, this one too: at once, and at most once. The text has up to 7,999 bytes. */
  notify(text: string): Promise<void>;
  /** Hears what is told, until the store is closed. `heard` never throws. */
  listen(heard: (text: string) => void): void;
  close(): Promise<void>;
}

/** The store is out of reach (SQLSTATE class 08, 57P, a lost connection, a full disk): nothing was committed for sure. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** The engine refused a statement: `code` is its SQLSTATE, such as `23505` where a key exists already. */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';
  readonly code: string;
  /** The constraint that was broken, where one was. */
  readonly constraint: string | undefined;

  constructor(message: string, code: string, constraint?: string) {
    super(message);
    this.code = code;
    this.constraint = constraint;
  }
}
