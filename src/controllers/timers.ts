import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { I18n } from '../i18n/index.js';
import { everySecond } from './clock.js';

/** What timers need of their element. */
export interface TimerHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly hasUpdated: boolean;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly i18n: I18n;
  /** The clock of a source, in milliseconds since 1970. */
  readonly now: (source: string) => number;
}

/** How timers work for an element. */
export interface TimerOptions {
  /** What else the element does each second. */
  readonly also?: () => void;
  /** The element paints what it has rendered itself (`paint`): for one with too many times to paint all after an update. */
  readonly byHand?: boolean;
}

/**
 * Fills every `<time data-since data-source>` of an element with how long that is ago, and every `<time data-until>` with
 * how long that still is, once a second. It writes texts and renders nothing, so that a thousand rows cost a thousand short
 * strings; with no such element it does not tick.
 */
export class Timers implements ReactiveController {
  readonly #host: TimerHost;
  readonly #also: (() => void) | undefined;
  readonly #byHand: boolean;
  #stop: (() => void) | undefined;

  constructor(host: TimerHost, { also, byHand = false }: TimerOptions = {}) {
    this.#host = host;
    this.#also = also;
    this.#byHand = byHand;
    host.addController(this);
  }

  hostConnected(): void {
    if (this.#host.hasUpdated) this.paint();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  hostUpdated(): void {
    if (!this.#byHand) this.paint();
  }

  /** Writes the times in a part of the element, by default all, and goes on with all of them every second. */
  paint(part: HTMLElement | DocumentFragment = this.#host.renderRoot): void {
    this.#also?.();
    const times = part.querySelectorAll<HTMLElement>('time[data-since], time[data-until]');
    for (const time of times) this.#write(time);
    // An update may come after the element has left the page: it must not be held by the clock for ever.
    if (times.length > 0 && this.#host.isConnected) this.#stop ??= everySecond(this.#tick);
    else if (part === this.#host.renderRoot) this.hostDisconnected();
  }

  readonly #tick = (): void => {
    this.paint();
  };

  #write(time: HTMLElement): void {
    const { i18n, now } = this.#host;
    const { source = '', since, until } = time.dataset;
    const ms = now(source) - Number(since ?? until);
    const text = i18n.duration(until ? -ms : ms);
    if (time.textContent !== text) time.textContent = text;
  }
}
