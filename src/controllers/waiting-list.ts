import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { WaitingItem, WorkListPage, WorkListQuery } from '../core/index.js';
import { Rereading } from './rereading.js';

/** How many more are shown at a time. */
const PAGE = 25;
/** A backend gives at most this many at a time. */
const MOST = 100;

/** What waits, as it is shown; `left`: it waits no longer, and only keeps its place for now. */
export interface WaitingRow {
  readonly item: WaitingItem;
  readonly left: boolean;
}

/** Asks the backend for a page of a work list. */
export type ReadWorkList = (query: WorkListQuery, signal: AbortSignal) => Promise<WorkListPage>;

/** What a waiting list needs of its element. */
export interface WaitingHost extends ReactiveControllerHost {
  readonly list: ReadWorkList | undefined;
  readonly workList: { readonly id: string } | undefined;
}

/** What waits in a work list, read while it is open, page by page. While the pointer is over its rows none of them moves. */
export class WaitingList implements ReactiveController {
  /** Absent until it has been read. */
  rows: readonly WaitingRow[] | undefined;
  /** How many wait in all. */
  total: number = 0;
  /** The last reading failed; the rows are those of the one before. */
  failed: boolean = false;
  readonly #host: WaitingHost;
  readonly #isTold: (id: string) => boolean;
  readonly #reading = new Rereading((signal) => this.#read(signal));
  #items: readonly WaitingItem[] = [];
  #wanted = PAGE;
  #still = false;
  #open = false;

  /** @param isTold whether something is told beside the row of that id: then it stays although it has left. */
  constructor(host: WaitingHost, isTold: (id: string) => boolean) {
    this.#host = host;
    this.#isTold = isTold;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#open) this.#reading.ask();
  }

  hostDisconnected(): void {
    this.#reading.stop();
  }

  /** Takes away what has left, once nothing is told beside it any more. */
  tidy(): void {
    if (!this.#still) this.rows = this.rows?.filter(({ item, left }) => !left || this.#isTold(item.id));
  }

  /** Reads at once. */
  read(): void {
    this.#open = true;
    this.#reading.now();
  }

  /** Reads at once, and a page more than is shown. */
  readMore(): void {
    this.#wanted = (this.rows?.length ?? 0) + PAGE;
    this.#reading.now();
  }

  /** Reads soon: something has changed. */
  readAgain(): void {
    this.#reading.ask();
  }

  /** Reads no more. */
  close(): void {
    this.#open = false;
    this.#reading.stop();
  }

  /** Listens to `pointerenter` and `pointerleave` of the rows; when a mouse has gone they come into their order. */
  readonly onPointer = (event: PointerEvent): void => {
    this.#still = event.type === 'pointerenter' && event.pointerType === 'mouse';
    if (!this.#still) this.#show();
  };

  async #read(signal: AbortSignal): Promise<void> {
    try {
      const { items, total } = await this.#pages(signal);
      if (signal.aborted) return;
      Object.assign(this, { total, failed: false });
      this.#items = items;
      this.#show();
    } catch {
      if (signal.aborted) return;
      this.failed = true;
      this.#host.requestUpdate();
    }
  }

  /** The first that are wanted, each once, although the list moves between two pages. */
  async #pages(signal: AbortSignal): Promise<WorkListPage> {
    const { list, workList } = this.#host;
    const items = new Map<string, WaitingItem>();
    let total = list && workList ? this.#wanted : 0;
    for (let offset = 0; list && workList && offset < Math.min(this.#wanted, total); offset += MOST) {
      const limit = Math.min(MOST, this.#wanted - offset);
      const page = await list({ type: 'work-list', list: workList.id, offset, limit }, signal);
      total = page.total;
      for (const item of page.items) items.set(item.id, item);
    }
    return { items: [...items.values()], total };
  }

  #show(): void {
    const { rows } = this;
    this.rows = rows && this.#still ? stillRows(rows, this.#items) : freshRows(rows ?? [], this.#items);
    this.tidy();
    this.#host.requestUpdate();
  }
}

/** The rows in the order of the list; what has left stands where it stood. */
function freshRows(before: readonly WaitingRow[], items: readonly WaitingItem[]): readonly WaitingRow[] {
  const fresh = new Set(items.map(({ id }) => id));
  const rows = items.map((item) => ({ item, left: false }));
  before.forEach(({ item }, place) => {
    if (!fresh.has(item.id)) rows.splice(place, 0, { item, left: true });
  });
  return rows;
}

/** Nothing moves: what has left keeps its place, what is new comes last. */
function stillRows(before: readonly WaitingRow[], items: readonly WaitingItem[]): readonly WaitingRow[] {
  const fresh = new Map(items.map((item) => [item.id, item]));
  const shown = before.map(({ item }) => {
    const now = fresh.get(item.id);
    fresh.delete(item.id);
    return { item: now ?? item, left: !now };
  });
  return [...shown, ...[...fresh.values()].map((item) => ({ item, left: false }))];
}
