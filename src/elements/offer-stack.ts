import { classOf, type Interaction, type InteractionClass, type PadState } from '../core/index.js';
import { Keyed } from './keyed.js';
import './pad-offer.js';
import type { PadOffer } from './pad-offer.js';

const URGENCY: readonly InteractionClass[] = ['live', 'semi-live', 'non-live'];

/** What waits for an answer: live first, newest first among equals (design, look). */
export function offers(state: PadState): readonly Interaction[] {
  const waiting = state.interactions.filter((one) => one.phase === 'offered' && !isPending(one));
  return waiting.sort((a, b) => urgency(a) - urgency(b) || b.since - a.since);
}

/** An instant message that nobody answered in time: it waits in the list until it is opened (IM-14). */
export function isPending({ medium, phase, offer }: Interaction): boolean {
  return medium === 'im' && phase === 'offered' && !offer?.deadline;
}

function urgency({ medium }: Interaction): number {
  return URGENCY.indexOf(classOf(medium));
}

/** Keeps a stack of `<pad-offer>`s in step with what waits for an answer. */
export class OfferStack {
  readonly #offers = new Keyed(() => {
    const offer = document.createElement('pad-offer');
    offer.setAttribute('exportparts', 'offer, accept, reject, failure');
    return offer;
  });

  /** Gives the focus to the answers of that offer, if it is still there. */
  focus(id: string): void {
    this.#offers.get(id)?.focus();
  }

  /** Shows the offers in that order, each with what all of them need. */
  show(
    stack: HTMLElement,
    waiting: readonly Interaction[],
    shared: Pick<PadOffer, 'state' | 'i18n' | 'now'>,
  ): void {
    this.#offers.arrange(
      stack,
      waiting.map(({ id }) => id),
    );
    waiting.forEach((interaction, place) => {
      Object.assign(this.#offers.get(interaction.id) ?? {}, shared, { interaction, place });
    });
  }
}
