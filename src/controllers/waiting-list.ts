import type { WaitingItem, WorkListPage, WorkListQuery } from '../core/index.js';

/** How many more are shown at a time. */
const PAGE = 50;
/** From the beginning of one reading to that of the next, in milliseconds. */
const PAUSE = 1_000;

/** Asks the backend for a page of a work list. */
export type ReadWorkList = (query: WorkListQuery, signal: AbortSignal) => Promise<WorkListPage>;

/** What waits in a work list that is open. What stays keeps its place, what is new comes last. */
export class WaitingList {
  /** Absent until it has been read. */
  items: readonly WaitingItem[] | undefined;
  /** How many wait in all. */
  total: number = 0;
  /** The last reading failed; the items are those of the one before. */
  failed: boolean = false;
  readonly #id: string;
  readonly #ask: ReadWorkList;
  readonly #onChange: () => void;
  #waiting: ReadonlySet<string> = new Set();
  #wanted = PAGE;
  #figures = '';
  #reading: AbortController | undefined;

  constructor(id: string, ask: ReadWorkList, onChange: () => void) {
    this.#id = id;
    this.#ask = ask;
    this.#onChange = onChange;
  }

  /** How many of those that wait are shown. */
  get shown(): number {
    return this.#waiting.size;
  }

  /** Takes away what waits no longer, but for that of which something is told. */
  tidy(isTold: (id: string) => boolean): void {
    this.items = this.items?.filter(({ id }) => this.#waiting.has(id) || isTold(id));
  }

  /** Reads again when these are not the figures that it was read for, at most once a second. */
  follow(figures: string): void {
    if (!figures || figures === this.#figures || this.#reading) return;
    this.#figures = figures;
    void this.read();
  }

  /** Reads at once, with `more` a page more; ends when it has been read. */
  read(more: boolean = false): Promise<void> {
    if (more) this.#wanted += PAGE;
    this.close();
    const { signal } = (this.#reading = new AbortController());
    const reading = this.#read(signal);
    const pause = new Promise((resolve) => setTimeout(resolve, PAUSE));
    void Promise.all([reading, pause]).then(() => {
      if (signal.aborted) return;
      this.#reading = undefined;
      this.#onChange();
    });
    return reading;
  }

  /** Ends what is under way. */
  close(): void {
    this.#reading?.abort();
  }

  async #read(signal: AbortSignal): Promise<void> {
    const items: WaitingItem[] = [];
    try {
      let page: WorkListPage;
      do {
        const query = { type: 'work-list', list: this.#id, offset: items.length, limit: PAGE } as const;
        page = await this.#ask(query, signal);
        items.push(...page.items);
      } while (page.items.length && items.length < Math.min(this.#wanted, page.total));
      if (!signal.aborted) this.#take(items, page.total);
    } catch {
      this.failed = !signal.aborted;
    }
    this.#onChange();
  }

  #take(items: readonly WaitingItem[], total: number): void {
    this.items = [...new Map([...(this.items ?? []), ...items].map((one) => [one.id, one])).values()];
    this.#waiting = new Set(items.map(({ id }) => id));
    this.total = total;
    this.failed = false;
  }
}
