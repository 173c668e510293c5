import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** What keeping the focus needs of an element. */
export interface FocusHost extends ReactiveControllerHost {
  readonly shadowRoot: ShadowRoot | null;
}

/** Notices when a render takes the focused part of an element away, so that the focus is never lost to the page. */
export class FocusKeeper implements ReactiveController {
  readonly #host: FocusHost;
  readonly #onLost: (left: Element) => void;
  #focused: Element | null | undefined;

  /** @param onLost told which part left with the focus in it; gives the focus to what comes next. */
  constructor(host: FocusHost, onLost: (left: Element) => void) {
    this.#host = host;
    this.#onLost = onLost;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#focused = this.#host.shadowRoot?.activeElement;
  }

  hostUpdated(): void {
    const left = this.#focused;
    if (left && !left.isConnected) this.#onLost(left);
  }
}
