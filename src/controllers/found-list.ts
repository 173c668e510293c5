import { PadError, type ErrorCode } from '../core/index.js';
import { delay } from './delay.js';

/** How many one question brings. */
export const PART = 50;

/** A part of a result. */
export interface FoundPart<T> {
  readonly items: readonly T[];
  /** How many there are in all. */
  readonly total: number;
}

/** Asks for the part that begins at `offset`, `PART` long. Rejects with a `PadError`. */
export type FindPart<T> = (offset: number, signal: AbortSignal) => Promise<FoundPart<T>>;

/**
 * What was found, got part by part as it is wanted. A new question cancels all that is under way; what was found stays
 * until its answer is here.
 */
export class FoundList<T extends { readonly id: string }> {
  /** Absent until the first answer. */
  items: readonly T[] | undefined;
  /** How many there are in all. */
  total: number = 0;
  /** Why the last question was not answered. */
  failure: ErrorCode | undefined;
  /** An answer is under way. */
  waiting: boolean = false;
  readonly #onChange: () => void;
  readonly #soon = delay();
  #part: FindPart<T> | undefined;
  #flight = new AbortController();

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Looks for something else, after so many milliseconds without another question. */
  find(part: FindPart<T>, afterMs: number = 0): void {
    this.#part = part;
    this.#soon(afterMs, this.again);
  }

  /** Asks again from the beginning. */
  readonly again = (): void => {
    this.close();
    this.#flight = new AbortController();
    void this.#fetch(0);
  };

  /** Gets the next part, where there is one. */
  more(): void {
    const known = this.items?.length ?? 0;
    if (!this.waiting && !this.failure && known < this.total) void this.#fetch(known);
  }

  /** Ends what is under way. */
  close(): void {
    this.#soon();
    this.#flight.abort();
    this.waiting = false;
  }

  async #fetch(offset: number): Promise<void> {
    const { signal } = this.#flight;
    this.waiting = true;
    this.failure = undefined;
    this.#onChange();
    try {
      const { items, total } = (await this.#part?.(offset, signal)) ?? { items: [], total: 0 };
      if (signal.aborted) return;
      const all = offset === 0 ? items : [...(this.items ?? []), ...items];
      // What moved to a later part meanwhile is shown once.
      this.items = [...new Map(all.map((one) => [one.id, one])).values()];
      this.total = items.length ? total : all.length;
    } catch (thrown) {
      if (signal.aborted) return;
      this.failure = PadError.from(thrown).code;
    }
    this.waiting = false;
    this.#onChange();
  }
}
