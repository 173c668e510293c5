import { StoreUnavailable } from './db.js';
import { WorkerSession } from './worker-session.js';

/** After an attempt to start the engine anew failed, the next one waits this long, in milliseconds. */
const REOPEN_PAUSE_MS = 1_000;

/**
 * Keeps the embedded engine running: where its session died (a full disk, an I/O error), the next who asks starts it
 * anew, and it recovers from its log as after a crash.
 */
export class EmbeddedEngine {
  readonly #directory: string;
  readonly #onError: (error: Error) => void;
  #session: WorkerSession;
  #refuseUntil = 0;

  /** Opens the directory, which nobody else may have open. Rejects when it cannot be opened or proved durable. */
  static async open(directory: string, onError: (error: Error) => void): Promise<EmbeddedEngine> {
    return new EmbeddedEngine(directory, onError, await WorkerSession.open(directory));
  }

  private constructor(directory: string, onError: (error: Error) => void, session: WorkerSession) {
    this.#directory = directory;
    this.#onError = onError;
    this.#session = session;
  }

  /** The living session. Only one may ask at a time. Rejects with `StoreUnavailable`. */
  async session(): Promise<WorkerSession> {
    if (!this.#session.dead) return this.#session;
    if (Date.now() < this.#refuseUntil) throw new StoreUnavailable('the embedded store does not start');
    try {
      await this.#session.close();
      this.#session = await WorkerSession.open(this.#directory);
      return this.#session;
    } catch (error) {
      this.#refuseUntil = Date.now() + REOPEN_PAUSE_MS;
      this.#onError(error as Error);
      throw new StoreUnavailable('the embedded store does not start', { cause: error });
    }
  }

  /** Shuts it down and resolves when the directory is free. */
  close(): Promise<void> {
    return this.#session.close();
  }
}
