import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows that are rendered beyond each edge, so that a short scroll shows no gap. */
const MARGIN = 6;

/** Tells which rows of a long list are in view, where all rows are of one height. */
export class ListWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #boxOf: () => HTMLElement | null;
  readonly #sizes = new ResizeObserver(() => {
    this.#measure();
  });
  #box: HTMLElement | null = null;
  #height = 0;
  #row = 36;
  #top = 0;

  /** @param boxOf gives the box that scrolls, once it is there; its line height is the height of a row. */
  constructor(host: ReactiveControllerHost, boxOf: () => HTMLElement | null) {
    this.#host = host;
    this.#boxOf = boxOf;
    host.addController(this);
  }

  hostUpdated(): void {
    const box = this.#boxOf();
    if (!box || box === this.#box) return;
    this.#box = box;
    this.#sizes.observe(box);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#box = null;
  }

  /** How far it is scrolled, in pixels. */
  get scrolled(): number {
    return this.#top;
  }

  /** How many whole rows are in view. */
  get perPage(): number {
    return Math.max(1, Math.floor(this.#height / this.#row));
  }

  /** The first row to render, and the one after the last; a list of `total` rows may just have become shorter. */
  range(total: number): { readonly first: number; readonly end: number } {
    const top = Math.max(0, Math.min(this.#top, total * this.#row - this.#height));
    const first = Math.max(0, Math.floor(top / this.#row) - MARGIN);
    return { first, end: Math.min(total, Math.ceil((top + this.#height) / this.#row) + MARGIN) };
  }

  /** Scrolls no further than it takes to see a row as a whole. */
  reveal(index: number): void {
    const start = index * this.#row;
    if (start < this.#top) this.scrollTo(start);
    else if (start + this.#row > this.#top + this.#height) this.scrollTo(start + this.#row - this.#height);
  }

  /** Scrolls to a place in pixels. */
  scrollTo(top: number): void {
    this.#top = Math.max(0, top);
    this.#host.requestUpdate();
    // The list has its length only after the update that a new result brings.
    void this.#host.updateComplete.then(() => this.#box?.scrollTo(0, this.#top));
  }

  /** Listens to `scroll`. */
  readonly onScroll = (): void => {
    const top = this.#box?.scrollTop ?? 0;
    if (top === this.#top) return;
    this.#top = top;
    this.#host.requestUpdate();
  };

  #measure(): void {
    if (!this.#box) return;
    this.#height = this.#box.clientHeight;
    this.#row = parseFloat(getComputedStyle(this.#box).lineHeight) || this.#row;
    this.#host.requestUpdate();
  }
}
