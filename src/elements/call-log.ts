import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchCalls, watchRecordings, type CallLogEntry } from '../call-log/index.js';
import type { Pad, Recording } from '../core/index.js';
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

/** What the page is told of a recording. */
type RecordingTold = Omit<Recording, 'file'> & {
  /** The source of the interaction. */
  readonly backend: string;
  readonly file: Blob;
};

/** `pad-recording`: the recording of a call is there, whole. Nobody else keeps it. */
export class PadRecordingEvent extends PadEvent<Told & RecordingTold> {
  constructor(recording: RecordingTold) {
    super('pad-recording', { source: 'backend', ...recording });
  }
}

/** What the call log needs of its element. */
export interface CallLogHost extends ReactiveControllerHost, EventTarget {
  readonly isConnected: boolean;
  readonly pad: Pad | undefined;
}

/** Tells the page of each interaction that is over, and of each recording. */
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
    if (!pad) {
      this.#stop = undefined;
      return;
    }
    const stops = [
      watchCalls(pad, (entry, accept) => {
        this.#host.dispatchEvent(new PadCallLogEvent(entry, accept));
      }),
      watchRecordings(pad, ({ file, ...about }, backend) => {
        // What an adapter says is its own affair: only a file is passed on as one.
        if (file instanceof Blob)
          this.#host.dispatchEvent(new PadRecordingEvent({ ...about, file, backend }));
      }),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }
}
