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

/** Begins to record what is said and heard. */
export function newRecording(first: Voice): Recording {
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
