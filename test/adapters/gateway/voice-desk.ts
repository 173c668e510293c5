import { withVoice } from '../../../src/adapters/gateway/voice.js';
import { Pad } from '../../../src/core/index.js';
import type {
  Adapter,
  Agent,
  Audio,
  Can,
  Command,
  CommandType,
  Interaction,
  Request,
} from '../../../src/core/index.js';
import { Ledger } from '../../../src/testing/ledger.js';
import { aLink, anAgent, anInteraction, aSnapshot, fakeAdapter } from '../../../src/testing/index.js';
import type { FakeAdapter } from '../../../src/testing/index.js';

/** What the clock of the gateway shows more than ours, in milliseconds. */
export const AHEAD = 60_000;
export const NUMBER = '+46 70 000 00 00';

/** A pad on a gateway with a line, both in the test's hand; every fact is held against the rules of adapters. */
export class VoiceDesk {
  readonly gateway: FakeAdapter;
  readonly line: FakeAdapter;
  readonly pad: Pad;
  /** The agent, as the line tells them. */
  readonly owner = anAgent({ source: 'sip', state: 'not-ready', can: LINE_CAN });
  readonly #ledger = new Ledger('gateway');
  #seq = 10;

  constructor(
    first: {
      readonly agent?: Partial<Agent>;
      readonly interactions?: readonly Interaction[];
      /** What the line goes on with. */
      readonly calls?: readonly Interaction[];
      /** The line tells nothing by itself, after `finishConnect`. */
      readonly lateLine?: true;
    } = {},
  ) {
    const now = Date.now() + AHEAD;
    const agent = anAgent({ source: 'gateway', revision: 10, state: 'ready', ...first.agent });
    const interactions = first.interactions ?? [];
    this.gateway = fakeAdapter({
      name: 'gateway',
      first: [
        aSnapshot({ source: 'gateway', now, agent, interactions }),
        { type: 'link', link: aLink({ source: 'gateway' }) },
      ],
    });
    const calls = { interactions: first.calls ?? [] };
    const snapshot = aSnapshot({ source: 'sip', now: Date.now(), agent: this.owner, ...calls });
    const link = { type: 'link', link: aLink({ source: 'sip', audio: AUDIO }) } as const;
    this.line = fakeAdapter({
      name: 'sip',
      ...(first.lateLine ? { slow: true, first: [] } : { first: [snapshot, link] }),
    });
    this.pad = new Pad({ adapter: this.#watched(withVoice(this.gateway, this.line)) });
  }

  /** The first rule that was broken, in words. */
  get violation(): string | undefined {
    return this.#ledger.violation?.message;
  }

  /** An interaction as the pad has it. */
  shown(id: string): Interaction | undefined {
    return this.pad.state.interactions.find((one) => one.id === id);
  }

  /** The gateway tells of the callback `c1`. */
  callback(phase: Interaction['phase'], more: Partial<Interaction> = {}): void {
    this.#seq += 1;
    this.gateway.reportInteraction(aCallback({ revision: this.#seq, phase, ...more }));
  }

  /** The gateway tells something new of the agent. */
  agent(changes: Partial<Agent>): void {
    this.#seq += 1;
    this.gateway.report({
      type: 'agent',
      agent: anAgent({ source: 'gateway', revision: this.#seq, ...changes }),
    });
  }

  /** The line tells of a call of its own or of one that it was asked for. */
  call(phase: Interaction['phase'], more: Partial<Interaction> = {}): void {
    this.#seq += 1;
    this.line.reportInteraction(aCall({ revision: this.#seq, phase, ...more }));
  }

  /** The line says that it is open to calls. */
  open(): void {
    this.#seq += 1;
    this.line.report({
      type: 'agent',
      agent: anAgent({ source: 'sip', revision: this.#seq, state: 'ready', can: LINE_CAN }),
    });
  }

  /** The callback rings, and the line has begun to call. */
  ringing(): void {
    this.callback('establishing');
    this.call('establishing', { can: { release: true } });
  }

  /** They talk. */
  talking(): void {
    this.ringing();
    this.call('connected', { can: TALKING });
  }

  /** What the gateway was asked for, of that type. */
  asked<T extends CommandType>(type: T): readonly Extract<Command, { type: T }>[] {
    return commandsOf(this.gateway, type);
  }

  /** What the line was asked for, of that type. */
  told<T extends CommandType>(type: T): readonly Extract<Command, { type: T }>[] {
    return commandsOf(this.line, type);
  }

  /** The agent asks; it stays open. */
  send(request: Request): void {
    this.pad.send(request).catch(() => undefined);
  }

  #watched(adapter: Adapter): Adapter {
    this.#ledger.listening = true;
    return {
      ...adapter,
      connect: (report, signal) =>
        adapter.connect((fact) => {
          this.#ledger.enter(fact);
          report(fact);
        }, signal),
      send: (command) => {
        this.#ledger.asked(command);
        return adapter.send(command);
      },
    };
  }
}

/** What the line allows in a call. */
export const TALKING: Can = {
  release: true,
  hold: true,
  mute: true,
  consult: true,
  transfer: true,
  'send-dtmf': true,
  record: true,
};

const LINE_CAN = { 'set-state': true, call: true, 'set-audio': true, 'enable-audio': true } as const;
const AUDIO: Audio = {
  state: 'ready',
  microphones: [],
  speakers: [],
  microphoneVolume: 1,
  speakerVolume: 1,
};

/** The callback `c1`, as the gateway tells of it. */
export function aCallback(changes: Partial<Interaction> = {}): Interaction {
  const isReady = (changes.phase ?? 'ready-to-call') === 'ready-to-call';
  return anInteraction({
    ...{ source: 'gateway', id: 'c1', medium: 'callback', phase: 'ready-to-call', subject: 'A loan' },
    callback: { number: NUMBER, scheduledAt: 0 },
    can: isReady ? { call: true, done: true } : { 'end-call': true, done: { reason: 'CALL_OPEN' } },
    ...changes,
  });
}

/** The call `l1` of the line, which goes out to that number. */
export function aCall(changes: Partial<Interaction> = {}): Interaction {
  return anInteraction({
    ...{ source: 'sip', id: 'l1', medium: 'voice', phase: 'establishing', subject: NUMBER },
    call: { direction: 'outbound', dnis: NUMBER },
    can: {},
    ...changes,
  });
}

function commandsOf<T extends CommandType>(
  adapter: FakeAdapter,
  type: T,
): readonly Extract<Command, { type: T }>[] {
  return adapter.sent.filter((one): one is Extract<Command, { type: T }> => one.type === type);
}

/** Lets everything happen that is promised already. */
export function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
