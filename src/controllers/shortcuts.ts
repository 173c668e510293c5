import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The keys that answer the offer at that place (0 is on top), as `aria-keyshortcuts` writes them (CG-27). */
export function offerKeys(place: number): readonly string[] {
  const nth = place < 9 ? [`Alt+Shift+${place + 1}`] : [];
  return place === 0 ? ['F10', ...nth] : nth;
}

/**
 * Answers offers from anywhere on the page: F10 the top one, Alt+Shift+1…9 the nth. Keys with another modifier, held
 * keys, keys that an input method is using and keys that the page has handled stay what they are.
 */
export class OfferShortcuts implements ReactiveController {
  readonly #host: ReactiveControllerHost & Node;
  #page: Document = document;
  readonly #answer: (place: number) => boolean;

  /** @param answer accepts the offer at that place; false when there is none, and the key goes on to the page. */
  constructor(host: ReactiveControllerHost & Node, answer: (place: number) => boolean) {
    this.#host = host;
    this.#answer = answer;
    host.addController(this);
  }

  hostConnected(): void {
    this.#page = this.#host.ownerDocument ?? document;
    this.#page.addEventListener('keydown', this.#onKey);
  }

  hostDisconnected(): void {
    this.#page.removeEventListener('keydown', this.#onKey);
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const place = placeOf(event);
    if (place !== undefined && this.#answer(place)) event.preventDefault();
  };
}

function placeOf(event: KeyboardEvent): number | undefined {
  if (event.ctrlKey || event.metaKey) return undefined;
  if (event.key === 'F10') return event.altKey || event.shiftKey ? undefined : 0;
  const digit = /^Digit([1-9])$/.exec(event.code)?.[1];
  return digit && event.altKey && event.shiftKey ? Number(digit) - 1 : undefined;
}
