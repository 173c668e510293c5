/**
 * The page of one agent in the voice tests: the adapter with nothing on top, a microphone that hums a tone of the agent's
 * own, and ears that tell which tones really come out of the page's loudspeakers.
 */
import { gateway } from '../../src/adapters/gateway/index.js';
import { sip } from '../../src/adapters/sip/index.js';
import type { RecordingFile, SipOptions } from '../../src/adapters/sip/index.js';
import { PadError, randomId } from '../../src/core/index.js';
import type { Adapter, Command, Fact, Query } from '../../src/core/index.js';
import { formatReport, runContract, type Backend, type ContractGroup } from '../../src/testing/index.js';
import { shareAcrossTabs } from '../../src/tabs/index.js';
import { Ledger, settles } from '../../src/testing/ledger.js';
import { sipBackend, type Links } from './contract-backend.js';
import { hear, hum, voicesIn, TONES, type Speaker } from './ears.js';
import { seen } from './eyes.js';

const players = new Set<HTMLMediaElement>();
const connections = new Set<RTCPeerConnection>();

const nativeUserMedia = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);

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

  /** Only loopback, and the address that Firefox takes for one (run.mjs): nothing of a test leaves the machine. */
  override get localDescription(): RTCSessionDescription | null {
    const description = super.localDescription;
    const sdp = description?.sdp.replace(/a=candidate:(?!.* (?:127\.0\.0\.1|::1|10\.99\.0\.1) ).*\r\n/g, '');
    return description && new NativeDescription({ type: description.type, sdp: sdp ?? '' });
  }
};
const NativeDescription = RTCSessionDescription;

let refuses = false;
/** How long the next ACK is on its way, in milliseconds. */
let ackDelay = 0;
const NativeSocket = WebSocket;
/** Nobody answers there. */
const NOWHERE = 'ws://127.0.0.1:1/';
const sockets = new Map<string, WebSocket>();
const severed = new Set<string>();
const links: Links = {
  cut(address) {
    severed.add(address);
    sockets.get(address)?.close();
  },
  restore: (address) => void severed.delete(address),
};
/** Can be cut; answers one offer within a call with 488 before the page sees it; and lets one ACK come late. */
window.WebSocket = class extends NativeSocket {
  constructor(url: string | URL, protocols?: string | string[]) {
    super(severed.has(String(url)) ? NOWHERE : url, protocols);
    sockets.set(String(url), this);
  }

  override set onmessage(handler: ((this: WebSocket, event: MessageEvent) => unknown) | null) {
    super.onmessage = (event: MessageEvent<string>) => {
      const offers = refuses && event.data.startsWith('INVITE');
      if (offers) {
        refuses = false;
        this.send(refusal(event.data));
      } else if (ackDelay && event.data.startsWith('ACK')) {
        setTimeout(() => handler?.call(this, event), ackDelay);
        ackDelay = 0;
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

interface PageOptions extends Omit<SipOptions, 'uri' | 'keepCalls'> {
  /** Running calls outlive the page, or the tab. */
  readonly keepCalls?: true;
  /** All tabs of the agent have one line. */
  readonly tabs?: true;
  /** The passwords to give, one after another. */
  readonly passwords?: readonly string[];
  /** The account, where it is not called as its agent is. */
  readonly user?: string;
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

function begin(
  agent: Speaker,
  { passwords, gateway: beside, user = agent, keepCalls, tabs, ...options }: PageOptions,
) {
  const rest = [...(passwords ?? [])];
  let speaker: Speaker | null = agent;
  let microphone: MediaStream | undefined;
  const recordings: RecordingFile[] = [];
  let hasCamera = true;
  navigator.mediaDevices.getUserMedia = (wanted) => {
    if (wanted?.video && hasCamera) return nativeUserMedia(wanted);
    if (!speaker || wanted?.video) return Promise.reject(new DOMException('refused', 'NotAllowedError'));
    microphone = hum(TONES[speaker]);
    return Promise.resolve(microphone);
  };
  const line = sip({
    uri: `sip:${user}@pad.test`,
    password: `${user}-secret`,
    ...(beside === undefined ? { state: 'ready' as const } : {}),
    ...(keepCalls ? { keepCalls: localStorage } : {}),
    onRecording: (recording) => recordings.push(recording),
    ...options,
    ...(passwords ? { password: () => Promise.resolve(rest.shift() ?? '') } : {}),
  });
  const own = besideGateway(agent, line, beside);
  const adapter = tabs ? shareAcrossTabs(own, { name: 'voice', agent }) : own;
  // Every fact is held against the rules that every adapter keeps.
  const ledger = new Ledger(adapter.name);
  const { facts } = ledger;
  ledger.listening = true;

  const told = new Map<string, number>();
  let answersAtOnce = false;
  function noteTime(fact: Fact): void {
    const now = performance.timeOrigin + performance.now();
    if (fact.type === 'link' && fact.link.state === 'up') told.set('up', now);
    if (fact.type !== 'interaction') return;
    const { id, phase, call, offer } = fact.interaction;
    if (phase === 'connected' && !told.has('connected')) told.set('connected', now);
    if (call?.parties?.[0]?.state === 'held' && !told.has('on hold')) told.set('on hold', now);
    if (phase !== 'offered' || !offer || !answersAtOnce) return;
    const command = { type: 'accept', id: randomId(), interaction: id, offer: offer.id } as const;
    ledger.asked(command);
    void adapter.send(command);
  }

  return {
    recordings,
    voicesIn: (index: number, at: number) => voicesIn(recordings[index]!.file, at),
    interactions: () => [...ledger.interactions.values()],
    /** The first rule that the adapter broke, in words. */
    violation: () => ledger.violation?.message,
    /** Accepts whatever is offered, at once. */
    answersAtOnce: () => void (answersAtOnce = true),
    /** When something was first told of the newest call, in milliseconds since 1970. */
    toldAt: (what: 'connected' | 'on hold' | 'up') => told.get(what),
    forgetTimes: () => {
      told.clear();
    },
    /** What the last snapshot held. */
    restored: () => facts.findLast((fact) => fact.type === 'snapshot')?.interactions,
    link: () => facts.findLast((fact) => fact.type === 'link')?.link,
    notices: () => facts.flatMap((fact) => (fact.type === 'notice' ? [fact.notice] : [])),
    connect: () =>
      connect(adapter, (fact) => {
        // What another tab has asked for is told here too.
        if (tabs) for (const id of settledBy(fact)) ledger.asked({ id } as Command);
        ledger.enter(fact);
        noteTime(fact);
      }),
    /** What the microphone hums from the next time that it is opened; null: it is refused. */
    nextMicrophone: (next: Speaker | null) => void (speaker = next),
    /** The browser gives no camera from now on. */
    refuseCamera: () => void (hasCamera = false),
    /** What is to be seen of a call. */
    sees: (id: string) => seen(ledger.interactions.get(id)?.call?.video),
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
    delayNextAck: (ms: number) => void (ackDelay = ms),
    /** Sends a command and waits until it is settled; answers the code of its refusal, or nothing. */
    async send(request: Partial<Command>): Promise<string | undefined> {
      const command = { id: randomId(), ...request } as Command;
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
    /** The answer to a question, or the code of its refusal. */
    asks: (query: Query) =>
      adapter
        .query(query, new AbortController().signal)
        .catch((thrown: unknown) => PadError.from(thrown).code),
    hears: () => {
      const audible = [...players].filter(({ paused, muted, srcObject }) => !paused && !muted && srcObject);
      const heard = audible.flatMap(({ srcObject }) => hear(srcObject as MediaStream));
      return [...new Set(heard)].sort();
    },
  };
}

/** The ids of the commands that a fact settles. */
function settledBy(fact: Fact): readonly string[] {
  if (fact.type === 'settled') return [fact.command];
  return ('by' in fact ? fact.by : undefined) ?? [];
}

async function connect(adapter: Adapter, report: (fact: Fact) => void): Promise<string | undefined> {
  return adapter.connect(report, new AbortController().signal).then(
    () => undefined,
    (thrown: unknown) => PadError.from(thrown).code,
  );
}

let backend: Backend | undefined;

Object.assign(window, {
  begin,
  async runContract(server: string, group: ContractGroup) {
    backend ??= sipBackend(server, links);
    const report = await runContract(backend, { groups: [group] });
    return { text: formatReport(report), results: report.results };
  },
});

// A test that calls into the page counts as a press of the agent's: without one, the page has to begin by itself.
const { early } = window as { early?: { readonly agent: Speaker; readonly options: PageOptions } };
if (early) {
  const agent = begin(early.agent, early.options);
  Object.assign(window, { agent, connected: agent.connect() });
}
