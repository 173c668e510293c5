import type { Audio, AudioDevice, CallbackState, CallQuality, CallState, Party } from '../core/index.js';
import { flag, listOf, maybe, name, number, oneOf, shape, text } from './shape.js';
import type { Check } from './shape.js';

/** A call. */
export const call: Check = shape<CallState>({
  direction: oneOf(['inbound', 'outbound']),
  ani: maybe(text),
  dnis: maybe(text),
  muted: maybe(flag),
  recording: maybe(oneOf(['on', 'paused'])),
  parties: maybe(
    listOf(
      shape<Party>({
        id: name,
        name: text,
        number: maybe(text),
        state: oneOf(['ringing', 'connected', 'held']),
      }),
    ),
  ),
  quality: maybe(
    shape<CallQuality>({
      level: oneOf(['good', 'fair', 'poor']),
      loss: number,
      jitterMs: number,
      roundTripMs: number,
    }),
  ),
  reconnecting: maybe(flag),
});

/** A web callback. */
export const callback: Check = shape<CallbackState>({
  number: name,
  scheduledAt: number,
  result: maybe(oneOf(['ended', 'cancelled', 'busy', 'no-answer', 'unobtainable', 'rejected', 'failed'])),
  rescheduledTo: maybe(number),
});

const devices = listOf(shape<AudioDevice>({ id: text, label: text }));
/** The sound of a source that carries voice. */
export const audio: Check = shape<Audio>({
  state: oneOf(['ready', 'locked', 'no-microphone']),
  microphones: devices,
  speakers: devices,
  microphone: maybe(text),
  speaker: maybe(text),
  microphoneVolume: number,
  speakerVolume: number,
});
