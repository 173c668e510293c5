import { watchPresence } from './presence.js';

/** What the roll tells its leader. */
export interface RollHost {
  /** The list has changed. */
  tabs(order: readonly string[]): void;
  /** That tab has gone. */
  gone(tab: string): void;
}

/**
 * The tabs that live, the one that the agent used last first. The leader keeps it and says it to all, in the same sequence
 * as the facts: so each fact finds exactly one tab in front. A tab that died is missed by the lock that it held.
 */
export class Roll {
  readonly #name: string;
  readonly #host: RollHost;
  readonly #watched = new Map<string, AbortController>();
  #order: readonly string[] = [];

  /** @param name what the tabs of this agent have in common */
  constructor(name: string, host: RollHost) {
    this.#name = name;
    this.#host = host;
  }

  /** Whether there is more than the leader's own. */
  get hasOthers(): boolean {
    return this.#order.length > 1;
  }

  /** Takes over the list as it stood with the leader before. */
  begin(order: readonly string[]): void {
    for (const tab of order) this.#watch(tab);
    this.#say(order);
  }

  /** A tab has come. */
  add(tab: string): void {
    this.#watch(tab);
    this.#say(this.#order.includes(tab) ? this.#order : [...this.#order, tab]);
  }

  /** The agent uses that tab. */
  use(tab: string): void {
    this.#watch(tab);
    this.#say([tab, ...this.#without(tab)]);
  }

  /** That tab has gone. */
  remove(tab: string): void {
    this.#watched.get(tab)?.abort();
    if (!this.#watched.delete(tab)) return;
    this.#say(this.#without(tab));
    this.#host.gone(tab);
  }

  /** Keeps the list no more. */
  end(): void {
    for (const watch of this.#watched.values()) watch.abort();
    this.#watched.clear();
  }

  #watch(tab: string): void {
    if (this.#watched.has(tab)) return;
    const watch = new AbortController();
    this.#watched.set(tab, watch);
    watchPresence(this.#name, tab, watch.signal, () => {
      this.remove(tab);
    });
  }

  #without(tab: string): readonly string[] {
    return this.#order.filter((one) => one !== tab);
  }

  #say(order: readonly string[]): void {
    this.#order = order;
    this.#host.tabs(order);
  }
}
