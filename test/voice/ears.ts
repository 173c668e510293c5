/**
 * The ears of the voice tests: each speaker has a tone of their own, so what is heard tells who.
 */

/** The tone of each speaker, in Hz. */
export const TONES = { ringback: 425, anna: 550, bo: 660, chen: 880, dana: 1100, customer: 1320 } as const;

/** Who can be heard. */
export type Speaker = keyof typeof TONES;
const HEARD_DB = -60;
const FFT = 8192;

const context = new AudioContext();
const ears = new Map<MediaStream, AnalyserNode>();

/** A microphone into which somebody speaks. */
export function hum(frequency: number): MediaStream {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0.3 });
  const out = context.createMediaStreamDestination();
  tone.connect(volume).connect(out);
  tone.start();
  return out.stream;
}

function levels(samples: Float32Array, rate: number): Partial<Record<Speaker, number>> {
  const at = (frequency: number): number => {
    const bin = Math.round((frequency * FFT) / rate);
    return Math.max(...samples.slice(bin - 1, bin + 2));
  };
  return Object.fromEntries(Object.entries(TONES).map(([who, frequency]) => [who, at(frequency)]));
}

const above = (found: Partial<Record<Speaker, number>>): string[] =>
  Object.entries(found)
    .filter(([, level]) => level > HEARD_DB)
    .map(([who]) => who)
    .sort();

/** Who is heard in that sound now. */
export function hear(stream: MediaStream): string[] {
  let analyser = ears.get(stream);
  if (!analyser) {
    analyser = new AnalyserNode(context, { fftSize: FFT, smoothingTimeConstant: 0 });
    context.createMediaStreamSource(stream).connect(analyser);
    ears.set(stream, analyser);
  }
  const samples = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(samples);
  return above(levels(samples, context.sampleRate));
}

/** Who is in a piece of a recording, by the middle of it or wherever `at` (0 to 1) says. */
export async function voicesIn(file: Blob, at: number): Promise<{ voices: string[]; seconds: number }> {
  const sound = await context.decodeAudioData(await file.arrayBuffer());
  const start = Math.max(0, Math.floor(sound.length * at) - FFT);
  const piece = new OfflineAudioContext(1, FFT * 2, sound.sampleRate);
  const source = new AudioBufferSourceNode(piece, { buffer: sound });
  const analyser = new AnalyserNode(piece, { fftSize: FFT, smoothingTimeConstant: 0 });
  source.connect(analyser).connect(piece.destination);
  source.start(0, start / sound.sampleRate);
  await piece.startRendering();
  const samples = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(samples);
  return { voices: above(levels(samples, sound.sampleRate)), seconds: sound.duration };
}
