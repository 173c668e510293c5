import { isInHand, type Interaction, type PadState } from '../core/index.js';
import { withConsultsInside } from './consults.js';
import { isPending } from './offer-stack.js';

/** What the list shows, and which panels stay open; a new array only where something changed, so that rendering can tell. */
export class Listed {
  /** The interactions that the agent holds or has not answered, in the order of arrival; consults about a call stand with it. */
  now: readonly Interaction[] = [];
  #all: readonly Interaction[] = [];
  #before: readonly Interaction[] = [];
  readonly #openedIds = new Set<string>();

  /** Takes in a state. */
  update(state: PadState): void {
    if (state.interactions === this.#all) return;
    this.#before = this.now;
    this.now = withConsultsInside(state.interactions.filter((one) => isInHand(one) || isPending(one)));
    this.#all = state.interactions;
  }

  /** Opens a panel, and answers all whose panel has been opened and is kept; who leaves is forgotten. */
  open(id: string | undefined): readonly Interaction[] {
    if (id !== undefined) this.#openedIds.add(id);
    const opened = this.now.filter(({ id }) => this.#openedIds.has(id));
    this.#openedIds.clear();
    for (const { id } of opened) this.#openedIds.add(id);
    return opened;
  }

  /** The card next to one that has just left; nothing where it stood last or is not known. */
  after(id: string | undefined): string | undefined {
    const index = this.#before.findIndex((one) => one.id === id);
    const next = [...this.#before.slice(index + 1), ...this.#before.slice(0, Math.max(0, index)).reverse()];
    return next.find((one) => this.now.some((still) => still.id === one.id))?.id;
  }
}
