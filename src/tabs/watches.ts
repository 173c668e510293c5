import { randomId, type Watch } from '../core/index.js';

const MOST = 100;

/** What the tabs watch. A backend knows one list for an agent: the tab that asked last has its wishes first. */
export class Watches {
  readonly #byTab = new Map<string, Watch>();

  /** The list to ask the backend for, after a tab asked for another. */
  with(tab: string, wanted: Watch): Watch {
    // The backend refuses it, and the list before stays.
    if (wanted.targets.length > MOST) return wanted;
    this.#byTab.delete(tab);
    if (wanted.targets.length) this.#byTab.set(tab, wanted);
    return { ...this.#all(), id: wanted.id };
  }

  /** The list to ask for after a tab has left; nothing where it watched nothing. */
  without(tab: string): Watch | undefined {
    return this.#byTab.delete(tab) ? this.#all() : undefined;
  }

  #all(): Watch {
    const newest = [...this.#byTab.values()].reverse();
    const about = newest.find((one) => one.about !== undefined)?.about;
    const targets = [...new Set(newest.flatMap((one) => one.targets))].slice(0, MOST);
    return { type: 'watch', id: randomId(), targets, ...(about === undefined ? {} : { about }) };
  }
}
