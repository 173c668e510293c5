import type {
  Audio,
  AudioDevice,
  CallbackState,
  CallQuality,
  CallState,
  CallVideo,
  Party,
  Recording,
} from '../core/index.js';
import { flag, listOf, maybe, name, number, oneOf, shape, text } from './shape.js';
import type { Check } from './shape.js';

const callResult = oneOf(['ended', 'cancelled', 'busy', 'no-answer', 'unobtainable', 'rejected', 'failed']);

/** A call. */
export const call: Check = shape<CallState>({
  direction: oneOf(['inbound', 'outbound']),
  ani: maybe(text),
  dnis: maybe(text),
  muted: maybe(flag),
  recording: maybe(oneOf(['on', 'paused'])),
  video: maybe(
    shape<CallVideo>({
      camera: oneOf(['on', 'off', 'refused', 'none']),
      theirs: maybe(shape<Record<string, never>>({})),
      own: maybe(shape<Record<string, never>>({})),
    }),
  ),
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
  result: maybe(callResult),
});

/** A web callback. */
export const callback: Check = shape<CallbackState>({
  number: name,
  numbers: maybe(listOf(name)),
  scheduledAt: number,
  result: maybe(callResult),
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
  unplugged: maybe(text),
  recording: maybe(
    shape<Recording>({
      id: name,
      interaction: name,
      startedAt: number,
      file: shape<Recording['file']>({ size: number, type: text }),
    }),
  ),
});
