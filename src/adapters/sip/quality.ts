import { systemClock, type CallQuality } from '../../core/index.js';

/** How often the sound is measured, in milliseconds. */
const EVERY_MS = 5_000;

/** From these on it is fair, and poor: part of packets lost, jitter and round trip in milliseconds. */
const FAIR = { loss: 0.02, jitterMs: 30, roundTripMs: 250 } as const;
const POOR = { loss: 0.05, jitterMs: 60, roundTripMs: 450 } as const;

type Figures = Omit<CallQuality, 'level'>;
interface Counts {
  readonly received: number;
  readonly lost: number;
}

/** What WebRTC counts, as far as it is needed here. */
interface Stat {
  readonly type: string;
  readonly packetsReceived?: number;
  readonly packetsLost?: number;
  readonly jitter?: number;
  readonly fractionLost?: number;
  readonly roundTripTime?: number;
}

/** Measures the sound of a call, the worse of both directions, and tells what is new. Returns the way to stop. */
export function measure(connection: RTCPeerConnection, tell: (quality: CallQuality) => void): () => void {
  let before: Counts = { received: 0, lost: 0 };
  let told = '';
  let stopped = false;
  let stopTimer = (): void => undefined;

  async function look(): Promise<void> {
    const stats = [...(await connection.getStats()).values()] as readonly Stat[];
    if (stopped) return;
    const figures = figuresOf(stats, before);
    before = countsOf(stats);
    const quality = { level: levelOf(figures), ...figures };
    if (told !== (told = JSON.stringify(quality))) tell(quality);
    again();
  }
  function again(): void {
    stopTimer = systemClock.after(EVERY_MS, () => void look());
  }

  again();
  return () => {
    stopped = true;
    stopTimer();
  };
}

function countsOf(stats: readonly Stat[]): Counts {
  const { packetsReceived = 0, packetsLost = 0 } = stats.find(({ type }) => type === 'inbound-rtp') ?? {};
  return { received: packetsReceived, lost: packetsLost };
}

/** Rounded, so that noise is no news. */
function figuresOf(stats: readonly Stat[], before: Counts): Figures {
  const now = countsOf(stats);
  const lost = Math.max(0, now.lost - before.lost);
  const here = lost / Math.max(1, lost + now.received - before.received);
  const there = stats.find(({ type }) => type === 'remote-inbound-rtp');
  const jitter = stats.find(({ type }) => type === 'inbound-rtp')?.jitter ?? 0;
  return {
    loss: Math.round(Math.max(here, there?.fractionLost ?? 0) * 100) / 100,
    jitterMs: Math.round(Math.max(jitter, there?.jitter ?? 0) * 100) * 10,
    roundTripMs: Math.round((there?.roundTripTime ?? 0) * 100) * 10,
  };
}

/** The level of the worst figure. */
export function levelOf(figures: Figures): CallQuality['level'] {
  const reaches = (limits: Figures): boolean =>
    (Object.keys(limits) as (keyof Figures)[]).some((key) => figures[key] >= limits[key]);
  return reaches(POOR) ? 'poor' : reaches(FAIR) ? 'fair' : 'good';
}
