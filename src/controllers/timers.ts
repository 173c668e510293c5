import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { I18n } from '../i18n/index.js';
import { everySecond } from './clock.js';

/** What timers need of their element. */
export interface TimerHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly i18n: I18n;
  /** The clock of a source, in milliseconds since 1970. */
  readonly now: (source: string) => number;
}

/**
 * Fills every `<time data-since data-source>` of an element with how long that is ago, once a second. It writes texts
 * and renders nothing, so that a thousand rows cost a thousand short strings; with no such element it does not tick.
 */
export class Timers implements ReactiveController {
  readonly #host: TimerHost;
  readonly #also: (() => void) | undefined;
  #stop: (() => void) | undefined;

  /** @param also what else the host does each second. */
  constructor(host: TimerHost, also?: () => void) {
    this.#host = host;
    this.#also = also;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  hostUpdated(): void {
    this.start();
  }

  /** Paints now and goes on every second; for hosts that make their `<time>`s after the update. */
  start(): void {
    if (this.#paint()) this.#stop ??= everySecond(() => this.#paint());
    else this.hostDisconnected();
  }

  #paint(): boolean {
    this.#also?.();
    const times = this.#host.renderRoot.querySelectorAll<HTMLElement>('time[data-since]');
    for (const time of times) this.#write(time);
    return times.length > 0;
  }

  #write(time: HTMLElement): void {
    const { i18n, now } = this.#host;
    const text = i18n.duration(now(time.dataset.source ?? '') - Number(time.dataset.since));
    if (time.textContent !== text) time.textContent = text;
  }
}
