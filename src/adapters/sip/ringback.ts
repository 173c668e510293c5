/** What a caller hears while it rings: the tone of most of Europe (ETSI TS 101 041), a second of it in each five. */
const TONE_HZ = 425;
const TONE_S = 1;
const PERIOD_S = 5;
const RATE = 8_000;
const LOUDNESS = 0.15;

/** The sound of ringing. */
interface Ringback {
  readonly stream: MediaStream;
  readonly stop: () => void;
}

/** Begins to ring into a stream of its own; returns it with the way to stop. */
export function ringback(context: AudioContext): Ringback {
  const buffer = new AudioBuffer({ length: RATE * PERIOD_S, sampleRate: RATE });
  const samples = buffer.getChannelData(0);
  for (let at = 0; at < RATE * TONE_S; at += 1)
    samples[at] = LOUDNESS * Math.sin((2 * Math.PI * TONE_HZ * at) / RATE);
  const out = context.createMediaStreamDestination();
  const source = new AudioBufferSourceNode(context, { buffer, loop: true });
  source.connect(out);
  source.start();
  return {
    stream: out.stream,
    stop: () => {
      source.stop();
      source.disconnect();
    },
  };
}
