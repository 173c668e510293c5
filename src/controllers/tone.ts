import type { InteractionClass } from '../core/index.js';

/** The notes of each class in hertz, and how often they come, in milliseconds. */
const TONES: Readonly<
  Record<InteractionClass, { readonly notes: readonly number[]; readonly every: number }>
> = {
  live: { notes: [660, 880, 660, 880], every: 2_400 },
  'semi-live': { notes: [587, 784], every: 4_000 },
  'non-live': { notes: [523], every: 5_000 },
};
const NOTE = 0.14;

let context: AudioContext | undefined;

/** Starts the sound of a class, or what lies at `url`, over and over; returns how to stop. Silent where audio is locked. */
export function play(kind: InteractionClass, url?: string): () => void {
  return url ? playFile(url) : playTone(kind);
}

function playFile(url: string): () => void {
  const audio = new Audio(url);
  audio.loop = true;
  audio.play().catch(() => undefined);
  return () => {
    audio.pause();
    audio.removeAttribute('src');
  };
}

function playTone(kind: InteractionClass): () => void {
  const { notes, every } = TONES[kind];
  let out = chime(notes);
  const timer = setInterval(() => {
    out = chime(notes);
  }, every);
  return () => {
    clearInterval(timer);
    out?.disconnect();
  };
}

/** One round of notes; nothing while the browser waits for a gesture of the person before it plays. */
function chime(notes: readonly number[]): AudioNode | undefined {
  if (!navigator.userActivation.hasBeenActive) return undefined;
  const audio = (context ??= new AudioContext());
  if (audio.state !== 'running') {
    void audio.resume();
    return undefined;
  }
  const out = audio.createGain();
  out.connect(audio.destination);
  notes.forEach((frequency, index) => {
    ring(audio, out, frequency, audio.currentTime + index * NOTE);
  });
  return out;
}

function ring(audio: AudioContext, out: AudioNode, frequency: number, at: number): void {
  const note = audio.createOscillator();
  const volume = audio.createGain();
  note.frequency.value = frequency;
  volume.gain.setValueAtTime(0.0001, at);
  volume.gain.exponentialRampToValueAtTime(0.2, at + 0.02);
  volume.gain.exponentialRampToValueAtTime(0.0001, at + NOTE);
  note.connect(volume).connect(out);
  note.start(at);
  note.stop(at + NOTE);
}
