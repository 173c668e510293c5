import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { PadError, type DirectoryPage, type ErrorCode, type Target } from '../core/index.js';

/** How many targets one question brings at most. */
export const PAGE_SIZE = 100;

const SLOW_MS = 300;

/** A part of a result. */
export interface FoundPage extends Omit<DirectoryPage, 'exact'> {
  /** The one whose whole name was searched for (MI-18). */
  readonly exact?: Target | undefined;
}

/** Gets the part of a result that begins at `offset` and is `PAGE_SIZE` long. Rejects with a `PadError`. */
export type Find = (offset: number, signal: AbortSignal) => Promise<FoundPage>;

/** A target as a page brought it, and what was known of it by facts at that moment: a later fact is newer than the page. */
export interface Found {
  readonly target: Target;
  readonly before: Target | undefined;
}

/** What pages need to know, and whom they tell. */
export interface DirectoryOptions {
  /** What facts have told about targets, by id. */
  readonly known: () => Readonly<Record<string, Target>>;
  /** The first page of a new result is here. */
  readonly onAnswer: () => void;
}

/**
 * A result of any length, got by pages as they come into view. A new question cancels all that is under way; what was
 * found stays until its answer is here. Nothing here takes time in proportion to the length of the result.
 */
export class DirectoryPages implements ReactiveController {
  /** How many there are in all. */
  total: number = 0;
  /** The one whose whole name was searched for. */
  exact: Found | undefined;
  /** Why the last question was not answered. */
  failure: ErrorCode | undefined;
  /** The answer to a question is under way. */
  waiting: boolean = false;
  /** It takes long enough to say so. */
  slow: boolean = false;

  readonly #host: ReactiveControllerHost;
  readonly #options: DirectoryOptions;
  readonly #pages = new Map<number, readonly Found[]>();
  readonly #flights = new Map<number, AbortController>();
  #find: Find | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tasks: (() => void)[] = [];

  constructor(host: ReactiveControllerHost, options: DirectoryOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Asks anew. */
  ask(find: Find): void {
    this.#stop();
    this.#find = find;
    this.failure = undefined;
    this.waiting = true;
    this.#timer = setTimeout(() => {
      this.slow = true;
      this.#host.requestUpdate();
    }, SLOW_MS);
    void this.#fetch(find, 0);
    this.#host.requestUpdate();
  }

  /** Asks the same again, after a failure. */
  retry(): void {
    if (this.#find) this.ask(this.#find);
  }

  /** Does it now, or when the question that is under way has been answered; a newer question drops it. */
  afterAnswer(task: () => void): void {
    if (this.waiting) this.#tasks.push(task);
    else task();
  }

  /** The one at that place, once its page is here. */
  at(index: number | undefined): Found | undefined {
    if (index === undefined) return undefined;
    return this.#pages.get(Math.floor(index / PAGE_SIZE))?.[index % PAGE_SIZE];
  }

  /** The place of a target on the first page. */
  placeOf(id: string | undefined): number | undefined {
    const place = this.#pages.get(0)?.findIndex(({ target }) => target.id === id) ?? -1;
    return place < 0 ? undefined : place;
  }

  /** Gets what is missing between those places; pages that have left the view before they came are called off. */
  need(first: number, last: number): void {
    if (this.waiting || this.failure || !this.#find) return;
    const [from, to] = [Math.floor(first / PAGE_SIZE), Math.floor(last / PAGE_SIZE)];
    for (const [page, flight] of this.#flights) {
      if (page >= from && page <= to) continue;
      flight.abort();
      this.#flights.delete(page);
    }
    for (let page = from; page <= to; page += 1)
      if (!this.#pages.has(page) && !this.#flights.has(page)) void this.#fetch(this.#find, page);
  }

  async #fetch(find: Find, page: number): Promise<void> {
    const flight = new AbortController();
    const { signal } = flight;
    this.#flights.set(page, flight);
    try {
      const answer = await find(page * PAGE_SIZE, signal);
      if (!signal.aborted) this.#take(page, answer);
    } catch (thrown) {
      if (!signal.aborted) this.#fail(PadError.from(thrown).code);
    }
  }

  #take(page: number, { targets, total, exact }: FoundPage): void {
    const isFirst = this.waiting;
    if (isFirst) this.#pages.clear();
    const known = this.#options.known();
    this.#flights.delete(page);
    const found = (target: Target): Found => ({ target, before: known[target.id] });
    this.#pages.set(page, targets.map(found));
    this.total = total;
    if (isFirst) this.#settle(exact && found(exact));
    this.#host.requestUpdate();
  }

  #fail(code: ErrorCode): void {
    this.#stop();
    this.failure = code;
    this.#host.requestUpdate();
  }

  #settle(exact: Found | undefined): void {
    const tasks = this.#tasks;
    this.#rest();
    this.exact = exact;
    this.#options.onAnswer();
    for (const task of tasks) task();
  }

  #stop(): void {
    for (const flight of this.#flights.values()) flight.abort();
    this.#flights.clear();
    this.#rest();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#tasks = [];
    this.waiting = this.slow = false;
  }
}
