import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** The most that one `watch` may name. */
const MOST = 100;
const REST_MS = 100;

/** Keeps the backend told which targets are in view; while the view moves it waits until it rests. */
export class TargetWatch implements ReactiveController {
  readonly #send: (targets: readonly string[]) => void;
  #wanted: readonly string[] = [];
  #sent: readonly string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param send asks the backend to report these targets, and none but these. */
  constructor(host: ReactiveControllerHost, send: (targets: readonly string[]) => void) {
    this.#send = send;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** These are in view now. */
  look(ids: Iterable<string>): void {
    const wanted = [...new Set(ids)].slice(0, MOST);
    if (same(wanted, this.#wanted)) return;
    this.#wanted = wanted;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#tell(this.#wanted);
    }, REST_MS);
  }

  /** Tells it again: a backend that was out of reach may have forgotten. */
  again(): void {
    if (this.#sent.length > 0) this.#send(this.#sent);
  }

  /** Nothing is in view any more. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#wanted = [];
    this.#tell([]);
  }

  #tell(ids: readonly string[]): void {
    if (same(ids, this.#sent)) return;
    this.#sent = ids;
    this.#send(ids);
  }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index]);
}
