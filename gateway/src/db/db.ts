/** The one port to the store. Two engines stand behind it with the same SQL: PGlite in a worker, and PostgreSQL. */

/** A row as the engine gives it: `timestamptz` is a Date, `bigint` a number, `jsonb` a value, `bytea` a Uint8Array. */
export type Row = Record<string, unknown>;

/** Runs one statement with `$1…` parameters and gives its rows. */
export interface Queryable {
  query<T extends object = Row>(text: string, params?: readonly unknown[]): Promise<T[]>;
}

/** The store. */
export interface Db extends Queryable {
  readonly engine: 'pglite' | 'postgres';
  /** Runs `work` in one transaction: committed when it resolves, rolled back when it throws. */
  tx<T>(work: (tx: Queryable) => Promise<T>): Promise<T>;
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>;
  close(): Promise<void>;
}

/** The store is out of reach (SQLSTATE class 08, 57P, a lost connection, a full disk): nothing was committed for sure. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}
