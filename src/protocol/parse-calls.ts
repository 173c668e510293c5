import type { CallbackState, CallQuality, CallResult, CallState, Party } from '../core/index.js';
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

/** What only a call has. */
export const call: Check<CallState> = object<CallState>({
  direction: oneOf('inbound', 'outbound'),
  ani: optional(words),
  dnis: optional(words),
  muted: optional(isTrue),
  recording: optional(oneOf('on', 'paused')),
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
  scheduledAt: number,
  result: optional(callResult),
  rescheduledTo: optional(number),
});
