import type { InteractionClass } from '../core/index.js';

/** What sounds: an offer of a class, an urgent one, or softly that one waits, beside a call. */
export type Tone = InteractionClass | 'urgent' | 'soft';

/** The notes of each in hertz, and how often they come, in milliseconds. */
const TONES: Readonly<Record<Tone, { readonly notes: readonly number[]; readonly every: number }>> = {
  live: { notes: [660, 880, 660, 880], every: 2_400 },
  'semi-live': { notes: [587, 784], every: 4_000 },
  'non-live': { notes: [523], every: 5_000 },
  urgent: { notes: [988, 740, 988, 740, 988], every: 2_000 },
  soft: { notes: [440], every: 60_000 },
};
const NOTE = 0.14;

let context: AudioContext | undefined;

/** Starts a tone, or what lies at `url`, over and over; returns how to stop. Silent where audio is locked. */
export function play(kind: Tone, url?: string): () => void {
  return url ? playFile(url) : playTone(kind);
}

function playFile(url: string): () => void {
  const audio = new Audio(url);
  audio.loop = true;
  audio.play().catch(() => undefined);
  return () => {
    audio.pause();
  };
}

function playTone(kind: Tone): () => void {
  const { notes, every } = TONES[kind];
  const loud = kind === 'soft' ? 0.03 : 0.2;
  let out = chime(notes, loud);
  const timer = setInterval(() => {
    out = chime(notes, loud);
  }, every);
  return () => {
    clearInterval(timer);
    out?.disconnect();
  };
}

/** One round of notes; nothing while the browser waits for a gesture of the person before it plays. */
function chime(notes: readonly number[], loud: number): AudioNode | undefined {
  if (!navigator.userActivation.hasBeenActive) return undefined;
  const audio = (context ??= new AudioContext());
  void audio.resume();
  const tone = audio.createOscillator();
  const out = audio.createGain();
  tone.connect(out).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + notes.length * NOTE);
  notes.forEach((frequency, index) => {
    const at = audio.currentTime + index * NOTE;
    tone.frequency.setValueAtTime(frequency, at);
    out.gain.setValueAtTime(loud, at);
    out.gain.linearRampToValueAtTime(0, at + NOTE);
  });
  return out;
}
