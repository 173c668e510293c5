import { PadError, randomId, type Failure, type Signal } from '../core/index.js';
import type { Wish } from './messages.js';

/** What this tab waits for. */
interface Open {
  readonly wish: Wish;
  resolve(result: unknown): void;
  reject(error: PadError): void;
  /** Whether the leader is at it. */
  heard: boolean;
}

/** How long a leader may stay silent before it counts as frozen, in milliseconds. */
export const PATIENCE_MS = 2000;

/** The wishes of this tab that are open: they outlive a leader. */
export class Wishes {
  readonly #open = new Map<string, Open>();
  readonly #ask: (ask: string, wish: Wish) => void;
  readonly #cancel: (ask: string) => void;
  readonly #onSilence: () => void;

  /**
   * @param ask puts a wish to whoever leads
   * @param cancel takes it back
   * @param onSilence the leader did not even hear it
   */
  constructor(ask: (ask: string, wish: Wish) => void, cancel: (ask: string) => void, onSilence: () => void) {
    this.#ask = ask;
    this.#cancel = cancel;
    this.#onSilence = onSilence;
  }

  /** Resolves with the answer; rejects with a `PadError`. */
  wish(wish: Wish, signal?: Signal): Promise<unknown> {
    const ask = randomId();
    return new Promise((resolve, reject) => {
      this.#open.set(ask, { wish, resolve, reject, heard: false });
      signal?.addEventListener('abort', () => {
        if (this.#open.has(ask)) this.#cancel(ask);
        this.settle(ask, undefined, { code: 'CLOSED', message: 'The question was taken back.' });
      });
      this.#put(ask, wish);
    });
  }

  /** Asks all of them again: another tab leads now. */
  again(): void {
    for (const [ask, open] of this.#open) {
      open.heard = false;
      this.#put(ask, open.wish);
    }
  }

  /** The leader is at it. */
  heard(ask: string): void {
    const open = this.#open.get(ask);
    if (open) open.heard = true;
  }

  /** It was answered. */
  settle(ask: string, result: unknown, error: Failure | undefined): void {
    const open = this.#open.get(ask);
    this.#open.delete(ask);
    if (error) open?.reject(new PadError(error.code, error.message));
    else open?.resolve(result);
  }

  /** No answer will come. */
  end(error: Failure): void {
    for (const ask of [...this.#open.keys()]) this.settle(ask, undefined, error);
  }

  #put(ask: string, wish: Wish): void {
    this.#ask(ask, wish);
    setTimeout(() => {
      if (this.#open.get(ask)?.heard === false) this.#onSilence();
    }, PATIENCE_MS);
  }
}
