import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreUnavailable, type Db, type Row, type Tx } from './db.js';
import { lockDirectory, type DirectoryLock } from './directory-lock.js';
import { EmbeddedEngine } from './embedded-engine.js';
import { Maintenance } from './maintenance.js';
import { ask, type Session } from './round-trips.js';
import { runTransaction } from './transactions.js';

/**
 * Opens the embedded store in `dataDir`, which is made where it is missing. The directory is locked before it is
 * opened. `onError` hears of what nobody waits for: upkeep that failed, an engine that does not start again.
 */
export async function openPglite(dataDir: string, onError: (error: Error) => void): Promise<Db> {
  const directory = join(dataDir, 'db');
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const lock = await lockDirectory(dataDir);
  try {
    return new PgliteDb(await EmbeddedEngine.open(directory, onError), lock, onError);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** One session, so everything waits in one line: a statement for its turn, a transaction for the line to itself. */
class PgliteDb implements Db {
  readonly engine = 'pglite';
  readonly aside = this;
  readonly #engine: EmbeddedEngine;
  readonly #lock: DirectoryLock;
  /**
   * Which code runs inside a transaction. On PostgreSQL nobody looks: it makes each promise of the process dearer, and the
   * suite runs on both.
   */
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();
  readonly #maintenance: Maintenance;
  readonly #listeners: ((text: string) => void)[] = [];
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closing: Promise<void> | undefined;

  constructor(engine: EmbeddedEngine, lock: DirectoryLock, onError: (error: Error) => void) {
    this.#engine = engine;
    this.#lock = lock;
    this.#maintenance = new Maintenance({
      alone: (work) =>
        this.#alone((session) =>
          work({
            query: (text, params) => ask(session, text, params),
            exec: (sql) => session.exec(sql),
          }),
        ),
      idle: () => this.#waiting === 0,
      onError,
    });
  }

  query<T extends object = Row>(text: string, params?: readonly unknown[]): Promise<T[]> {
    return this.#alone((session) => ask<T>(session, text, params));
  }

  exec(sql: string): Promise<void> {
    return this.#alone((session) => session.exec(sql));
  }

  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#alone((session) => runTransaction(session, (tx) => this.#within(() => work(tx))));
  }

  /** Its directory belongs to one gateway: there is nobody else to tell. */
  notify(text: string): Promise<void> {
    for (const heard of this.#listeners) heard(text);
    return Promise.resolve();
  }

  listen(heard: (text: string) => void): void {
    this.#listeners.push(heard);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#maintenance.stop();
    await this.#tail;
    await this.#engine.close();
    await this.#lock.release();
  }

  async #within<T>(work: () => Promise<T>): Promise<T> {
    const scope = { open: true };
    try {
      return await this.#inside.run(scope, work);
    } finally {
      scope.open = false;
    }
  }

  async #alone<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (this.#inside.getStore()?.open === true)
      throw new Error('asked the store from inside a transaction: ask the transaction');
    if (this.#closing) throw new StoreUnavailable('the store is closed');
    const turn = this.#tail.then(async () => work(await this.#engine.session()));
    this.#tail = turn.catch(() => undefined);
    this.#waiting += 1;
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
