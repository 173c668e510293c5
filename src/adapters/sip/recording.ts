import { randomId, systemClock } from '../../core/index.js';
import type { Call } from './call.js';
import type { Session } from './session.js';
import type { Voice } from './voice.js';

/** The recording of one call. */
export interface Recording {
  /** Puts one more voice into it, and the agent's as far as that call hears them: of one call, not of each. */
  add(voice: Voice, withAgent: boolean): void;
  /** Leaves a silence in it. */
  pause(on: boolean): void;
  /** The file, whole. */
  stop(): Promise<Blob>;
}

/** Begins to record a call, from here on. */
export function record(session: Session, call: Call): void {
  const [first, ...others] = call.legs.flatMap(({ voice }) => (voice ? [voice] : []));
  if (!first || call.recording || call.phase === 'gone') return;
  const tape = newRecording(first);
  for (const voice of others) tape.add(voice, false);
  call.recording = { tape, since: systemClock.now(), paused: false };
  session.tell(call);
}

/** Leaves a silence in the recording of a call, or goes on. */
export function pause(session: Session, call: Call, on: boolean): void {
  if (!call.recording) return;
  call.recording.tape.pause(on);
  call.recording.paused = on;
  session.tell(call);
}

/** Ends the recording of a call and hands the file over. */
export async function keep(session: Session, call: Call): Promise<void> {
  const { recording } = call;
  if (!recording) return;
  delete call.recording;
  const file = await recording.tape.stop();
  session.tell(call);
  session.recorded({ id: randomId(), interaction: call.id, startedAt: recording.since, file });
}

function newRecording(first: Voice): Recording {
  const { context } = first.heard as unknown as { context: AudioContext };
  const mix = context.createGain();
  const destination = context.createMediaStreamDestination();
  mix.connect(destination);
  const chunks: Blob[] = [];
  const recorder = new MediaRecorder(destination.stream);
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data));
  recorder.start(1_000);

  function add(voice: Voice, withAgent: boolean): void {
    voice.heard.connect(mix);
    if (withAgent) voice.spoken.connect(mix);
  }

  add(first, true);
  return {
    add,
    pause(on) {
      mix.gain.value = on ? 0 : 1;
    },
    stop: () =>
      new Promise((resolve) => {
        recorder.addEventListener('stop', () => {
          mix.disconnect();
          resolve(new Blob(chunks, { type: recorder.mimeType }));
        });
        recorder.stop();
      }),
  };
}
