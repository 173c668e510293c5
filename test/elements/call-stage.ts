import type { Audio, CallState, Can, Interaction } from '../../src/core/index.js';
import '../../src/elements/voice.js';
import { FIXTURE_TIME, anInteraction } from '../../src/testing/index.js';

/** All that a line of one's own allows in a call (WC-21). */
export const ON_THE_LINE: Can = {
  release: true,
  hold: true,
  consult: true,
  transfer: true,
  'send-dtmf': true,
  mute: true,
  record: true,
};

/** A call that came in and is talked in. */
export function aCall(changes: Partial<Interaction> = {}, call: Partial<CallState> = {}): Interaction {
  return anInteraction({
    medium: 'voice',
    can: ON_THE_LINE,
    call: { direction: 'inbound', ani: '+46700000000', ...call },
    ...changes,
  });
}

/** A web callback that can be called and put off. */
export function aCallback(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({
    medium: 'callback',
    phase: 'ready-to-call',
    callback: { number: '+46700000000', scheduledAt: FIXTURE_TIME },
    can: { call: true, reschedule: true, done: true, consult: true },
    ...changes,
  });
}

/** A headset and what is built in. */
export function anAudio(changes: Partial<Audio> = {}): Audio {
  return {
    state: 'ready',
    microphones: [
      { id: 'm1', label: 'Headset' },
      { id: 'm2', label: 'Built-in microphone' },
    ],
    speakers: [{ id: 's1', label: 'Headset' }],
    microphone: 'm1',
    microphoneVolume: 1,
    speakerVolume: 0.5,
    ...changes,
  };
}
