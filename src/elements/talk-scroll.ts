import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** So near to an edge counts as being there, in pixels. */
const NEAR = 40;

/** The element whose box `#log` is scrolled. */
export interface ScrollHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/**
 * Keeps the place in a transcript: at its end what comes is followed; further up nothing moves, also when older entries
 * are put above. A panel that was hidden comes back where it was.
 */
export class TalkScroll implements ReactiveController {
  /** The newest entry is in view. */
  isAtEnd: boolean = true;
  /** The oldest entry is nearly in view. */
  isAtStart: boolean = false;
  readonly #host: ScrollHost;
  readonly #onPlace: () => void;
  readonly #sizes = new ResizeObserver(() => {
    this.#restore();
  });
  #box: HTMLElement | null = null;
  #top = 0;

  /** @param onPlace told when the agent has scrolled. */
  constructor(host: ScrollHost, onPlace: () => void) {
    this.#host = host;
    this.#onPlace = onPlace;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    const box = this.#host.renderRoot.querySelector<HTMLElement>('#log');
    if (!box || box === this.#box) return;
    this.#box = box;
    this.#sizes.observe(box);
  }

  hostDisconnected(): void {
    this.#sizes.disconnect();
    this.#box = null;
  }

  /** Lets rows be added, and stays where it was: at the end, or as far from it as before when they came above. */
  keep<T extends { readonly before: boolean }>(add: () => T): T {
    const box = this.#box;
    // A scroll may not have been told yet.
    if (box && box.clientHeight > 0 && box.scrollTop !== this.#top) this.#look(box);
    const fromEnd = box ? box.scrollHeight - box.scrollTop : 0;
    const added = add();
    if (!box || box.clientHeight === 0) return added;
    if (added.before) this.#place(box.scrollHeight - fromEnd);
    else if (this.isAtEnd) this.#place(box.scrollHeight);
    return added;
  }

  /** Goes to the newest entry. */
  readonly toEnd = (): void => {
    this.isAtEnd = true;
    this.#restore();
    this.#onPlace();
  };

  readonly onScroll = (): void => {
    const box = this.#box;
    if (!box || box.clientHeight === 0) return;
    this.#look(box);
    this.#onPlace();
  };

  #look({ scrollTop, scrollHeight, clientHeight }: Element): void {
    this.#top = scrollTop;
    this.isAtEnd = scrollHeight - clientHeight - scrollTop < NEAR;
    this.isAtStart = scrollTop < NEAR;
  }

  #restore(): void {
    const box = this.#box;
    if (box && box.clientHeight > 0) this.#place(this.isAtEnd ? box.scrollHeight : this.#top);
  }

  #place(top: number): void {
    if (!this.#box) return;
    this.#box.scrollTop = top;
    this.#top = this.#box.scrollTop;
  }
}
