import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { initialState, type Change, type Pad, type PadState } from '../core/index.js';

/** What the controller needs of its element. */
export interface PadHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

/** Ties an element to a pad: it renders again with each new state, and hears of each change. */
export class PadController implements ReactiveController {
  /** The pad's state, or an empty one while there is no pad. */
  state: PadState = initialState;
  readonly #host: PadHost;
  readonly #onChange: (change: Change) => void;
  #pad: Pad | undefined;
  #stop: (() => void) | undefined;

  constructor(host: PadHost, onChange: (change: Change) => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addController(this);
  }

  get pad(): Pad | undefined {
    return this.#pad;
  }

  set pad(pad: Pad | undefined) {
    if (pad === this.#pad) return;
    this.#release();
    this.#pad = pad;
    this.#listen();
    this.#host.requestUpdate();
  }

  hostConnected(): void {
    this.#listen();
  }

  /** A disconnect may be a move: only an element that is still outside a microtask later lets go. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#release();
    });
  }

  #listen(): void {
    const pad = this.#pad;
    if (this.#stop || !this.#host.isConnected) {
      if (pad && !this.#stop) this.state = pad.state;
      return;
    }
    this.state = pad?.state ?? initialState;
    if (!pad) return;
    const off = [
      pad.subscribe((state) => {
        this.state = state;
        this.#host.requestUpdate();
      }),
      pad.on('change', this.#onChange),
    ];
    this.#stop = () => {
      for (const stop of off) stop();
    };
    this.#host.requestUpdate();
  }

  #release(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
