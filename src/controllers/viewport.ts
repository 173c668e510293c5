import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows that are rendered beyond each edge, so that a short scroll shows no gap. */
const MARGIN = 6;

/** What a viewport needs of its element. */
export interface ViewportHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** The list that it shows a part of. */
export interface LongList {
  readonly total: number;
  /** The place beside which something stands. */
  readonly marked: number | undefined;
  /** Something else may have come into view. */
  look(): void;
}

/**
 * The part of a long list that is rendered, in the scrolling box `#list`, whose line is as high as a row. It gives the box
 * the lengths of what is not rendered, `--_before` and `--_after`, and the element around it `--_top`, the marked place.
 */
export class Viewport implements ReactiveController {
  /** The first place to render. */
  first: number = 0;
  /** The place after the last one to render. */
  end: number = 0;
  /** The place that is to be scrolled to. */
  wanted: number | undefined;

  readonly #host: ViewportHost;
  readonly #list: LongList;
  readonly #sizes = new ResizeObserver(() => {
    this.#host.requestUpdate();
  });
  #box: HTMLElement | null = null;
  #row = 36;
  #height = 0;

  constructor(host: ViewportHost, list: LongList) {
    this.#host = host;
    this.#list = list;
    host.addController(this);
  }

  /** The place that a key of a list leads to from another. */
  target(key: string, from: number | undefined): number {
    const last = this.#list.total - 1;
    const page = Math.max(1, Math.floor(this.#height / this.#row));
    const places: Readonly<Record<string, number>> = {
      ArrowDown: (from ?? -1) + 1,
      ArrowUp: (from ?? last + 1) - 1,
      PageDown: (from ?? 0) + page,
      PageUp: (from ?? 0) - page,
      End: last,
    };
    return Math.max(0, Math.min(places[key] ?? 0, last));
  }

  hostUpdate(): void {
    const { clientHeight = 0, scrollTop = 0 } = this.#box ?? {};
    const { total } = this.#list;
    // A list may just have become shorter.
    const top = Math.max(0, Math.min(scrollTop, total * this.#row - clientHeight));
    this.#height = clientHeight;
    this.first = Math.max(0, Math.floor(top / this.#row) - MARGIN);
    this.end = Math.min(total, Math.ceil((top + clientHeight) / this.#row) + MARGIN);
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('#list');
    if (!box) return;
    if (box !== this.#box) this.#sizes.observe((this.#box = box));
    const row = (this.#row = parseFloat(getComputedStyle(box).lineHeight));
    const { total, marked = -9 } = this.#list;
    box.style.setProperty('--_before', `${this.first * row}px`);
    box.style.setProperty('--_after', `${(total - this.end) * row}px`);
    if (this.wanted !== undefined) {
      const start = this.wanted * row;
      box.scrollTop = Math.max(Math.min(box.scrollTop, start), start + row - box.clientHeight);
      this.wanted = undefined;
    }
    box.parentElement?.style.setProperty('--_top', `${marked * row - box.scrollTop}px`);
    this.#list.look();
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#box = null;
  }
}
