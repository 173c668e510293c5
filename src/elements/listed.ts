import { listed, type Interaction, type PadState } from '../core/index.js';

/** What the list shows, and which panels stay open; new arrays only where something changed, so that rendering can tell. */
export class Listed {
  /** The interactions that the agent holds, in the order of arrival. */
  now: readonly Interaction[] = [];
  #all: readonly Interaction[] = [];
  #before: readonly Interaction[] = [];
  #openedIds: ReadonlySet<string> = new Set();

  /** Takes in a state. */
  update(state: PadState): void {
    const { interactions, selected } = state;
    if (interactions !== this.#all) {
      this.#before = this.now;
      this.now = listed(state);
      this.#all = interactions;
    }
    if (selected !== undefined && !this.#openedIds.has(selected)) {
      this.#openedIds = new Set([...this.#openedIds, selected]);
    }
  }

  /** Those whose panel has been opened and is kept. */
  get opened(): readonly Interaction[] {
    return this.#openedIds.size === 0 ? [] : this.now.filter(({ id }) => this.#openedIds.has(id));
  }

  /** The card next to one that has just left; nothing where it stood last or is not known. */
  after(id: string | undefined): string | undefined {
    const index = this.#before.findIndex((one) => one.id === id);
    const next = [...this.#before.slice(index + 1), ...this.#before.slice(0, Math.max(0, index)).reverse()];
    return next.find((one) => this.now.some((still) => still.id === one.id))?.id;
  }
}
