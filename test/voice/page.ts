/**
 * The page of one agent in the voice tests: the adapter with nothing on top, a microphone that hums a tone of the agent's
 * own, and ears that tell which tones really come out of the page's loudspeakers.
 */
import { gateway } from '../../src/adapters/gateway/index.js';
import { sip } from '../../src/adapters/sip/index.js';
import type { RecordingFile, SipOptions } from '../../src/adapters/sip/index.js';
import { PadError } from '../../src/core/index.js';
import type { Adapter, Command, Fact } from '../../src/core/index.js';
import { formatReport, runContract, type ContractGroup } from '../../src/testing/index.js';
import { Ledger, settles } from '../../src/testing/ledger.js';
import { sipBackend } from './contract-backend.js';

const TONES = { ringback: 425, anna: 550, bo: 660, chen: 880, dana: 1100, customer: 1320 } as const;
type Speaker = keyof typeof TONES;
const HEARD_DB = -60;
const FFT = 8192;

const context = new AudioContext();
const ears = new Map<MediaStream, AnalyserNode>();
const players = new Set<HTMLMediaElement>();
const connections = new Set<RTCPeerConnection>();

function hum(frequency: number): MediaStream {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0.3 });
  const out = context.createMediaStreamDestination();
  tone.connect(volume).connect(out);
  tone.start();
  return out.stream;
}

const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () {
  players.add(this);
  return play.call(this);
};

const NativeConnection = RTCPeerConnection;
let pretended: RTCPeerConnectionState | undefined;
window.RTCPeerConnection = class extends NativeConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }

  override get connectionState(): RTCPeerConnectionState {
    return pretended ?? super.connectionState;
  }

  /** Only loopback: nothing of a test leaves the machine. */
  override get localDescription(): RTCSessionDescription | null {
    const description = super.localDescription;
    const sdp = description?.sdp.replace(/a=candidate:(?!.* (?:127\.0\.0\.1|::1) ).*\r\n/g, '');
    return description && new NativeDescription({ type: description.type, sdp: sdp ?? '' });
  }
};
const NativeDescription = RTCSessionDescription;

let refuses = false;
const NativeSocket = WebSocket;
/** Answers one offer within a call with 488 before the page sees it. */
window.WebSocket = class extends NativeSocket {
  override set onmessage(handler: ((this: WebSocket, event: MessageEvent) => unknown) | null) {
    super.onmessage = (event: MessageEvent<string>) => {
      const offers = refuses && event.data.startsWith('INVITE');
      if (offers) {
        refuses = false;
        this.send(refusal(event.data));
      } else handler?.call(this, event);
    };
  }
};

function refusal(invitation: string): string {
  const kept = invitation
    .split('\r\n')
    .filter((line) => /^(Via|From|To|Call-ID|CSeq|Record-Route):/i.test(line));
  return ['SIP/2.0 488 Not Acceptable Here', ...kept, 'Content-Length: 0', '', ''].join('\r\n');
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

function hear(stream: MediaStream): string[] {
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
async function voicesIn(file: Blob, at: number): Promise<{ voices: string[]; seconds: number }> {
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

interface PageOptions extends Omit<SipOptions, 'uri'> {
  /** The passwords to give, one after another. */
  readonly passwords?: readonly string[];
  /** Where the gateway is that the line stands beside; none by default. */
  readonly gateway?: string;
}

/** The line alone, or beside a gateway. */
function besideGateway(agent: Speaker, line: Adapter, url: string | undefined): Adapter {
  if (url === undefined) return line;
  const token = async (): Promise<string> => {
    const response = await fetch(`${url}/demo/token?agent=${agent}`);
    return ((await response.json()) as { readonly token: string }).token;
  };
  return gateway({ url, token, voice: line });
}

function begin(agent: Speaker, { passwords, gateway: beside, ...options }: PageOptions) {
  const rest = [...(passwords ?? [])];
  let speaker: Speaker | null = agent;
  let microphone: MediaStream | undefined;
  const recordings: RecordingFile[] = [];
  navigator.mediaDevices.getUserMedia = () => {
    if (!speaker) return Promise.reject(new DOMException('refused', 'NotAllowedError'));
    microphone = hum(TONES[speaker]);
    return Promise.resolve(microphone);
  };
  const line = sip({
    uri: `sip:${agent}@pad.test`,
    password: `${agent}-secret`,
    ...(beside === undefined ? { state: 'ready' as const } : {}),
    onRecording: (recording) => recordings.push(recording),
    ...options,
    ...(passwords ? { password: () => Promise.resolve(rest.shift() ?? '') } : {}),
  });
  const adapter = besideGateway(agent, line, beside);
  // Every fact is held against the rules that every adapter keeps.
  const ledger = new Ledger(adapter.name);
  const { facts } = ledger;
  ledger.listening = true;
  let commands = 0;

  return {
    recordings,
    voicesIn: (index: number, at: number) => voicesIn(recordings[index]!.file, at),
    interactions: () => [...ledger.interactions.values()],
    /** The first rule that the adapter broke, in words. */
    violation: () => ledger.violation?.message,
    link: () => facts.findLast((fact) => fact.type === 'link')?.link,
    notices: () => facts.flatMap((fact) => (fact.type === 'notice' ? [fact.notice] : [])),
    connect: () =>
      connect(adapter, (fact) => {
        ledger.enter(fact);
      }),
    /** What the microphone hums from the next time that it is opened; null: it is refused. */
    nextMicrophone: (next: Speaker | null) => void (speaker = next),
    unplug: () => microphone?.getTracks().forEach((track) => track.dispatchEvent(new Event('ended'))),
    volumes: () => [...players].filter(({ srcObject }) => srcObject).map(({ volume }) => volume),
    /** The name of the way that the sound takes now. */
    iceName: () => /ice-ufrag:(\S+)/.exec([...connections].at(-1)?.localDescription?.sdp ?? '')?.[1],
    /** Lets each connection say that it is in that state. */
    pretend(state: RTCPeerConnectionState) {
      pretended = state === 'connected' ? undefined : state;
      for (const connection of connections) connection.dispatchEvent(new Event('connectionstatechange'));
    },
    refuseNextOffer: () => void (refuses = true),
    /** Sends a command and waits until it is settled; answers the code of its refusal, or nothing. */
    async send(request: Partial<Command>): Promise<string | undefined> {
      const command = { id: `c${(commands += 1)}`, ...request } as Command;
      const seen = facts.length;
      ledger.asked(command);
      const refusal = await adapter.send(command).then(
        () => undefined,
        (thrown: unknown) => PadError.from(thrown).code,
      );
      for (let tries = 0; refusal === undefined && tries < 1200; tries += 1) {
        const found = facts.slice(seen).find((fact) => settles(fact, command.id));
        if (found) return found.type === 'settled' ? found.error?.code : undefined;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      return refusal ?? 'NEVER SETTLED';
    },
    hears: () => {
      const audible = [...players].filter(({ paused, muted, srcObject }) => !paused && !muted && srcObject);
      const heard = audible.flatMap(({ srcObject }) => hear(srcObject as MediaStream));
      return [...new Set(heard)].sort();
    },
  };
}

async function connect(adapter: Adapter, report: (fact: Fact) => void): Promise<string | undefined> {
  return adapter.connect(report, new AbortController().signal).then(
    () => undefined,
    (thrown: unknown) => PadError.from(thrown).code,
  );
}

Object.assign(window, {
  begin,
  async runContract(server: string, anything: boolean, groups: readonly ContractGroup[]) {
    const report = await runContract(sipBackend(server, anything), { groups });
    return { text: formatReport(report), results: report.results };
  },
});

// A test that calls into the page counts as a press of the agent's: without one, the page has to begin by itself.
const { early } = window as { early?: { readonly agent: Speaker; readonly options: PageOptions } };
if (early) {
  const agent = begin(early.agent, early.options);
  Object.assign(window, { agent, connected: agent.connect() });
}
