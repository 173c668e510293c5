/** What only calls have: beside the model, for interactions without a voice know nothing of it. */
import type { RecordLink, Timestamp } from './model.js';

/** How an attempt to call ended (MI-54): told of a callback that is back in Ready to Call, and in the call log. */
export type CallResult =
  'ended' | 'cancelled' | 'busy' | 'no-answer' | 'unobtainable' | 'rejected' | 'failed';

/** Somebody in a call beside the agent: the contact, or a colleague who was brought in (MI-8, MI-43). */
export interface Party {
  readonly id: string;
  readonly name: string;
  readonly number?: string;
  readonly state: 'ringing' | 'connected' | 'held';
}

/** How well the agent and the other side hear each other, as measured. */
export interface CallQuality {
  readonly level: 'good' | 'fair' | 'poor';
  /** The part of packets that were lost, 0 to 1. */
  readonly loss: number;
  readonly jitterMs: number;
  readonly roundTripMs: number;
}

/**
 * A moving picture. `stream` is a `MediaStream`, of which the core, which runs without a DOM, knows this much. It is not
 * enumerable, for it cannot leave the page: another tab is only told that there is a picture.
 */
export interface Picture {
  readonly stream?: { readonly active: boolean };
}

/** The pictures of a call. */
export interface CallVideo {
  /** The agent's camera; `refused`: the browser gives it to nobody here; `none`: there is none, or it is in use. */
  readonly camera: 'on' | 'off' | 'refused' | 'none';
  readonly theirs?: Picture;
  readonly own?: Picture;
}

/** What only a call has. */
export interface CallState {
  readonly direction: 'inbound' | 'outbound';
  /** The caller's number. */
  readonly ani?: string;
  /** The number that was called. */
  readonly dnis?: string;
  /** The contact hears silence (WC-23). */
  readonly muted?: true;
  readonly recording?: 'on' | 'paused';
  /** Of a call with pictures. */
  readonly video?: CallVideo;
  /** Whom the agent talks with, where it is not the contact alone. */
  readonly parties?: readonly Party[];
  readonly quality?: CallQuality;
  /** The sound is interrupted, and the backend tries to bring it back (8.1). */
  readonly reconnecting?: true;
  /** How it ended; with the last fact of a call. */
  readonly result?: CallResult;
}

/** A call on the pad's own line that no backend routed: as much of it as is kept with the history. */
export interface LineCall {
  readonly direction: CallState['direction'];
  /** The telephone number or address of the other side. */
  readonly address: string;
  readonly name?: string;
  readonly subject: string;
  readonly record?: RecordLink;
  /** It is about another call: nothing has to be said of how it ended. */
  readonly consult?: true;
  /** When it began to ring, when it was answered, and when it was over, on the clock of the backend that keeps it. */
  readonly start: Timestamp;
  readonly answer?: Timestamp;
  readonly end?: Timestamp;
}

/** What only a web callback has (seed 3). */
export interface CallbackState {
  /** The number that the contact asked to be called on. */
  readonly number: string;
  /** All that the contact can be called on, that one first; absent where it is the only one (WC-15). */
  readonly numbers?: readonly string[];
  /** When the contact wants to be called. */
  readonly scheduledAt: Timestamp;
  /** How the last attempt ended. */
  readonly result?: CallResult;
  /** What it was put off to; it stays until Done (WC-29). */
  readonly rescheduledTo?: Timestamp;
}

/** A microphone or a loudspeaker. */
export interface AudioDevice {
  readonly id: string;
  readonly label: string;
}

/** The recording of a call, whole (WC-21). */
export interface Recording {
  readonly id: string;
  readonly interaction: string;
  readonly startedAt: Timestamp;
  /** A `Blob`; the core, which runs without a DOM, knows this much of it. */
  readonly file: { readonly size: number; readonly type: string };
}

/** The sound of a source that carries voice: whether calls can be heard and answered, and through what. */
export interface Audio {
  /** `locked`: the browser plays no sound before the agent has pressed something (MI-51). */
  readonly state: 'ready' | 'locked' | 'no-microphone';
  readonly microphones: readonly AudioDevice[];
  readonly speakers: readonly AudioDevice[];
  /** Ids of the chosen ones; absent: the system's own choice. */
  readonly microphone?: string;
  readonly speaker?: string;
  /** From 0 to 1. */
  readonly microphoneVolume: number;
  readonly speakerVolume: number;
  /** The name of the device in use that was taken away, until it is back or another is chosen (ST-4). */
  readonly unplugged?: string;
  /** The newest that was finished. The page gets it by `pad-recording`; it never goes over the wire. */
  readonly recording?: Recording;
}
