import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Interaction } from '../core/index.js';
import type { OfferSounds, Ringer } from './ringer.js';

/** What ringing needs of its element. */
export interface RingingHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
  readonly sounds: OfferSounds;
}

/** Rings for what waits for an answer. Sound is loaded with the first offer; a pad that is not on the page is silent. */
export class Ringing implements ReactiveController {
  readonly #host: RingingHost;
  readonly #waiting: () => readonly Interaction[];
  #ringer: Ringer | undefined;

  /** @param waiting what waits for an answer now. */
  constructor(host: RingingHost, waiting: () => readonly Interaction[]) {
    this.#host = host;
    this.#waiting = waiting;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#ringer) this.#ringer.update(this.#host.isConnected ? this.#waiting() : [], this.#host.sounds);
    else if (this.#waiting().length > 0) void this.#load();
  }

  hostDisconnected(): void {
    this.#ringer?.stop();
  }

  async #load(): Promise<void> {
    const { Ringer: Loaded } = await import('./ringer.js');
    this.#ringer ??= new Loaded();
    this.#host.requestUpdate();
  }
}
