import type { Signal } from '../core/index.js';
import { onPutAway } from './lifecycle.js';
import type { Tab } from './tab.js';
import type { Demand } from './messages.js';

/** A tab among the others: it leaves them while the browser has put its page away, and joins them again afterwards. */
export class Membership {
  readonly #enter: () => Tab;
  readonly #left = new AbortController();
  #tab: Tab;

  /** @param enter makes the tab, which can join once. */
  constructor(enter: () => Tab) {
    this.#enter = enter;
    this.#tab = enter();
  }

  /** See `Tab.join`. */
  join(signal: Signal): Promise<void> {
    const rest = (): void => {
      this.#tab.rest();
    };
    const wake = (): void => {
      if (!this.#tab.isAway) return;
      this.#tab = this.#enter();
      // What goes wrong is told as the end of the link.
      this.#tab.join(signal).catch(() => undefined);
    };
    onPutAway(rest, wake, this.#left.signal);
    return this.#tab.join(signal);
  }

  /** See `Tab.wish`. */
  wish(demand: Demand, signal?: Signal): Promise<unknown> {
    return this.#tab.wish(demand, signal);
  }

  /** See `Tab.leave`. */
  async leave(): Promise<void> {
    this.#left.abort();
    await this.#tab.leave();
  }
}
