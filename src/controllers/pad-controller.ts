import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { changes, initialState, type Change, type Pad, type PadState, type Step } from '../core/index.js';

/** What the controller needs of its element. */
export interface PadHost extends ReactiveControllerHost {
  readonly isConnected: boolean;
}

/** Of each pad the controllers that listen to it, in the order in which they came. */
const listening = new WeakMap<Pad, Set<PadController>>();

/** Told of a new state, of the one before it, and of what is new; it is up to the element what of it to render. */
export type PadListener = (state: PadState, previous: PadState, news: readonly Change[]) => void;

/** Ties an element to a pad: it hears of each new state, and renders when it gets another pad. */
export class PadController implements ReactiveController {
  /** The pad's state, or an empty one while there is no pad. */
  state: PadState = initialState;
  readonly #host: PadHost;
  readonly #onState: PadListener;
  #pad: Pad | undefined;
  #stop: (() => void) | undefined;
  #past: Step[] | undefined = [];

  constructor(host: PadHost, onState: PadListener) {
    this.#host = host;
    this.#onState = onState;
    host.addController(this);
  }

  get pad(): Pad | undefined {
    return this.#pad;
  }

  set pad(pad: Pad | undefined) {
    if (pad === this.#pad) return;
    this.#release();
    this.#pad = pad;
    this.state = pad?.state ?? initialState;
    this.#listen();
    this.#host.requestUpdate();
  }

  /** Of several elements with one pad the first does what has to be done once. */
  get isFirst(): boolean {
    const [first] = (this.#pad && listening.get(this.#pad)) ?? [];
    return first === this;
  }

  /** What has happened to the pad while the element shows it, for what is loaded later; from now on it is not kept. */
  takePast(): readonly Step[] {
    const past = this.#past ?? [];
    this.#past = undefined;
    return past;
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
    if (!pad || this.#stop || !this.#host.isConnected) return;
    this.state = pad.state;
    const all = listening.get(pad) ?? new Set();
    listening.set(pad, all.add(this));
    const stop = pad.subscribe((state, previous) => {
      this.state = state;
      this.#past?.push([state, previous]);
      this.#onState(state, previous, changes(previous, state));
    });
    this.#stop = () => {
      stop();
      all.delete(this);
      for (const other of all) other.#host.requestUpdate();
    };
    this.#host.requestUpdate();
  }

  #release(): void {
    this.#stop?.();
    this.#stop = undefined;
    if (this.#past) this.#past = [];
  }
}
