import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchCalls, type CallLogEntry } from '../call-log/index.js';
import type { Pad } from '../core/index.js';
import { PadEvent, type Told } from './events.js';

/** `pad-call-log`: an interaction is over for the agent; told again until it is accepted. */
export class PadCallLogEvent extends PadEvent<Told & CallLogEntry> {
  /** It is written down, and need not be told again. */
  readonly accept: () => void;

  constructor(entry: CallLogEntry, accept: () => void) {
    super('pad-call-log', { source: entry.releasedBy === 'agent' ? 'agent' : 'backend', ...entry });
    this.accept = accept;
  }
}

/** What the call log needs of its element. */
export interface CallLogHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly pad: Pad | undefined;
}

/** Tells the page of each interaction that is over: `new CallLog(element)`, for pages that write calls down. */
export class CallLog implements ReactiveController {
  readonly #host: CallLogHost;
  #pad: Pad | undefined;
  #stop: (() => void) | undefined;

  constructor(host: CallLogHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow(this.#host.pad);
  }

  hostUpdate(): void {
    this.#follow(this.#host.pad);
  }

  /** A disconnect may be a move: only an element that is still outside a microtask later lets go. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#follow(undefined);
    });
  }

  #follow(pad: Pad | undefined): void {
    if (pad === this.#pad) return;
    this.#stop?.();
    this.#pad = pad;
    this.#stop =
      pad &&
      watchCalls(pad, (entry, accept) => {
        this.#host.dispatchEvent(new PadCallLogEvent(entry, accept));
      });
  }
}

declare global {
  interface HTMLElementEventMap {
    'pad-call-log': PadCallLogEvent;
  }
}
