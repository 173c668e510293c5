import type {
  CallbackState,
  CallQuality,
  CallResult,
  CallState,
  CallVideo,
  Party,
  Picture,
} from '../core/index.js';
import { id, isTrue, list, number, object, oneOf, optional, words, type Check } from './check.js';

/** How an attempt to call ended. */
export const callResult: Check<CallResult> = oneOf(
  'ended',
  'cancelled',
  'busy',
  'no-answer',
  'unobtainable',
  'rejected',
  'failed',
);

/** That there is one: the picture itself goes over no wire. */
const picture: Check<Picture> = object<Record<string, never>>({});

/** What only a call has. */
export const call: Check<CallState> = object<CallState>({
  direction: oneOf('inbound', 'outbound'),
  ani: optional(words),
  dnis: optional(words),
  muted: optional(isTrue),
  recording: optional(oneOf('on', 'paused')),
  video: optional(
    object<CallVideo>({
      camera: oneOf('on', 'off', 'refused', 'none'),
      theirs: optional(picture),
      own: optional(picture),
    }),
  ),
  parties: optional(
    list(
      object<Party>({
        id,
        name: words,
        number: optional(words),
        state: oneOf('ringing', 'connected', 'held'),
      }),
    ),
  ),
  quality: optional(
    object<CallQuality>({
      level: oneOf('good', 'fair', 'poor'),
      loss: number,
      jitterMs: number,
      roundTripMs: number,
    }),
  ),
  reconnecting: optional(isTrue),
  result: optional(callResult),
});

/** What only a web callback has. */
export const callback: Check<CallbackState> = object<CallbackState>({
  number: words,
  numbers: optional(list(words)),
  scheduledAt: number,
  result: optional(callResult),
  rescheduledTo: optional(number),
});
