import { PadError, type Entry, type ErrorCode, type TranscriptPage } from '../core/index.js';
import { delay } from './delay.js';

/** How many entries one question brings, and how many a conversation begins with. */
const PAGE = 200;
/** How long an entry that was counted may be on its way as a fact before it is asked for, in milliseconds. */
const PATIENCE_MS = 400;

/** Asks the backend for the entries before that number, or for the newest. Rejects with a `PadError`. */
export type ReadTranscript = (
  part: { readonly before?: number; readonly limit: number },
  signal: AbortSignal,
) => Promise<TranscriptPage>;

/**
 * What is known of the text of one conversation, in order and without gaps: the newest entries as they are told, those
 * that were missed while the link was down, and older ones as they are wanted. What is here never changes any more.
 */
export class Transcript {
  /** Rising by one from entry to entry. */
  readonly entries: Entry[] = [];
  /** Why the last question was not answered. */
  failure: ErrorCode | undefined;
  readonly #ask: ReadTranscript;
  readonly #onChange: () => void;
  /** Entries that have a gap before them. */
  readonly #ahead = new Map<number, Entry>();
  readonly #soon = delay();
  #total = 0;
  #flight: AbortController | undefined;

  /** @param onChange told when an answer is here, or a failure. */
  constructor(ask: ReadTranscript, onChange: () => void) {
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** The number of the first entry that is known; 1 when there are none before it. */
  get first(): number {
    return this.entries[0]?.number ?? this.#total + 1;
  }

  /** The number of the last entry that is known. */
  get last(): number {
    return this.entries.at(-1)?.number ?? 0;
  }

  /** An answer is under way. */
  get waiting(): boolean {
    return this.#flight !== undefined;
  }

  /** Takes in how many entries there are and those that were told; what is missing then is asked for. */
  follow(total: number, told: readonly Entry[]): void {
    this.#total = Math.max(total, told.at(-1)?.number ?? 0);
    this.#keep(told, told.length >= Math.min(PAGE, this.#total));
    if (this.last >= this.#total) this.#soon();
    else if (this.entries.length === 0) this.#fill();
    else this.#soon(PATIENCE_MS, this.#fill);
  }

  /** Asks for the page before the first entry, where there is one. */
  older(): void {
    if (this.entries.length > 0 && this.first > 1) void this.#fetch(this.first, this.first - 1);
  }

  /** Asks again for what could not be got. */
  readonly again = (): void => {
    this.failure = undefined;
    if (this.last < this.#total) this.#fill();
    else this.older();
    this.#onChange();
  };

  /** Ends what is under way. */
  close(): void {
    this.#soon();
    this.#flight?.abort();
    this.#flight = undefined;
  }

  /** Asks for the newest part of what is missing. */
  readonly #fill = (): void => {
    const before = Math.min(this.#total + 1, ...this.#ahead.keys());
    if (this.last < this.#total)
      void this.#fetch(before, this.entries.length ? before - this.last - 1 : PAGE);
  };

  async #fetch(before: number, most: number): Promise<void> {
    if (this.#flight || this.failure) return;
    const { signal } = (this.#flight = new AbortController());
    try {
      const { entries } = await this.#ask({ before, limit: Math.min(PAGE, most) }, signal);
      if (!signal.aborted) this.#take(entries);
    } catch (thrown) {
      if (!signal.aborted) this.failure = PadError.from(thrown).code;
    }
    if (signal.aborted) return;
    this.#flight = undefined;
    this.#onChange();
  }

  /** Takes in a page; where it leaves a gap after what was known, that is given up and can be paged back to. */
  #take(page: readonly Entry[]): void {
    const [first] = page;
    const last = page.at(-1);
    // Asking the same again would go on for ever.
    if (!first || !last) this.failure = 'NOT_FOUND';
    else if (last.number === this.first - 1) this.entries.unshift(...page);
    else {
      if (first.number > this.last + 1) this.entries.length = 0;
      this.#keep(page, true);
    }
  }

  /** @param begins whether a transcript of which nothing is known yet can begin with the first of them */
  #keep(told: readonly Entry[], begins: boolean): void {
    for (const entry of told) if (entry.number > this.last) this.#ahead.set(entry.number, entry);
    const start = begins ? (told[0]?.number ?? 1) : 1;
    let next = this.#ahead.get(this.entries.length ? this.last + 1 : start);
    for (; next; next = this.#ahead.get(next.number + 1)) {
      this.entries.push(next);
      this.#ahead.delete(next.number);
    }
  }
}
