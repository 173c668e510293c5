import type { ReactiveController, ReactiveControllerHost } from 'lit';

const REST_MS = 250;

/** A text for a live region that changes with every key: it is said when the typing rests. */
export class RestingText implements ReactiveController {
  /** What is said now. */
  said: string = '';
  readonly #host: ReactiveControllerHost;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }

  /** Says it soon, instead of what was to be said before. */
  say(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.said = text;
      this.#host.requestUpdate();
    }, REST_MS);
  }
}
