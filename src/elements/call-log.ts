import type { ReactiveController, ReactiveControllerHost } from 'lit';
import {
  openCalls,
  watchCalls,
  watchRecordings,
  type CallLogEntry,
  type CallLogListener,
} from '../call-log/index.js';
import { systemClock, type Pad, type Recording, type Step } from '../core/index.js';
import { tabOf } from './duty.js';
import { PadEvent, type Told } from './events.js';

/** Over which the tabs of this site tell each other what is written down. */
const CHANNEL = 'contact-pad/call-log';
/** By how much a fact may be later than a word of another tab, in milliseconds. */
const LATE_MS = 1_000;

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

/**
 * Tells the page of each interaction that is over, and of each recording. Of several tabs the one that leads tells; the
 * others keep what is not written down yet, for when one of them leads.
 */
export class CallLog implements ReactiveController {
  readonly #host: CallLogHost;
  readonly #isFirst: () => boolean;
  #pad: Pad | undefined;
  #stop: (() => void) | undefined;

  /**
   * @param isFirst whether it is the first of the elements that show its pad: that one tells
   * @param past what happened to the pad of the element before this was here
   */
  constructor(host: CallLogHost, isFirst: () => boolean, past: readonly Step[]) {
    this.#host = host;
    this.#isFirst = isFirst;
    if (host.isConnected) this.#follow(host.pad, past);
    host.addController(this);
  }

  hostConnected(): void {
    this.#follow(this.#host.pad);
  }

  /** An update may come after the element has left the page. */
  hostUpdate(): void {
    if (this.#host.isConnected) this.#follow(this.#host.pad);
  }

  /** A disconnect may be a move: only an element that is still outside a microtask later lets go. */
  hostDisconnected(): void {
    queueMicrotask(() => {
      if (!this.#host.isConnected) this.#follow(undefined);
    });
  }

  #follow(pad: Pad | undefined, past: readonly Step[] = []): void {
    if (pad === this.#pad) return;
    this.#stop?.();
    this.#pad = pad;
    if (!pad) {
      this.#stop = undefined;
      return;
    }
    const stops = [
      watchCalls(pad, this.#onCall, systemClock, past),
      watchRecordings(pad, this.#onRecording, past),
      hearOthers(pad),
    ];
    this.#stop = () => {
      for (const stop of stops) stop();
    };
  }

  readonly #onCall: CallLogListener = (entry, accept) => {
    const acceptInAll = (): void => {
      accept();
      tellOthers(entry.id);
    };
    if (this.#tells()) this.#host.dispatchEvent(new PadCallLogEvent(entry, acceptInAll));
  };

  readonly #onRecording = ({ file, ...about }: Recording, backend: string): void => {
    // What an adapter says is its own affair: only a file is passed on as one.
    if (file instanceof Blob && this.#tells())
      this.#host.dispatchEvent(new PadRecordingEvent({ ...about, file, backend }));
  };

  #tells(): boolean {
    return this.#isFirst() && !!this.#pad && tabOf(this.#pad.state)?.leads !== false;
  }
}

/** Hears what the other tabs have written down; an entry has the same id in all of them. Returns the way to stop. */
function hearOthers(pad: Pad): () => void {
  const others = channel();
  if (others)
    others.onmessage = ({ data }: MessageEvent<string>) => {
      if (!tabOf(pad.state)) return;
      const accept = (): void => {
        openCalls(pad).accept(data);
      };
      accept();
      // The word may be faster than the fact that makes the entry here.
      setTimeout(accept, LATE_MS);
    };
  return () => others?.close();
}

/** Tells the other tabs what is written down. The element may have gone meanwhile. */
function tellOthers(id: string): void {
  const others = channel();
  others?.postMessage(id);
  others?.close();
}

function channel(): BroadcastChannel | undefined {
  return typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : undefined;
}
