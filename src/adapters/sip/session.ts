import { PadError, randomId, systemClock } from '../../core/index.js';
import type { Agent, Can, Command, Fact, Link, Outcome, Recording } from '../../core/index.js';
import { enter, viewOf, type Call } from './call.js';
import { Calls } from './calls.js';
import { ACTS, failureOf, startRecording } from './commands.js';
import { ring } from './legs.js';
import type { Line, Phone } from './phone.js';
import { keepRegistered, type Registration } from './registration.js';
import type { SipOptions } from './sip.js';
import { Sound } from './sound.js';
import { Teller, type Untold } from './teller.js';

const RING_MS = 60_000;
const UNAVAILABLE = 480;

/** From one `connect` to its end: one registered phone, its calls and their sound. */
export class Session {
  /** Resolves after the first snapshot; rejects on a final error, or when stopped before. */
  readonly ready: Promise<void>;
  readonly calls: Calls = new Calls();
  readonly sound: Sound;
  readonly options: SipOptions;
  /** The agent's account, and the domain that it belongs to. */
  readonly user: string;
  readonly domain: string;
  readonly ringMs: number;
  readonly #teller: Teller;
  #settle!: { readonly resolve: () => void; readonly reject: (error: PadError) => void };
  readonly #registration: Registration;
  #link: Link['state'] = 'connecting';
  /** The newest that was finished: the page is told of it. */
  #recording: Recording | undefined;
  #state: Pick<Agent, 'state' | 'reason' | 'since'>;
  #begun = false;

  constructor(options: SipOptions, report: (fact: Fact) => void) {
    const [, user = '', domain = ''] = /^sip:([^@]+)@(.+)$/.exec(options.uri) ?? [];
    this.options = options;
    this.user = decodeURIComponent(user);
    this.domain = domain;
    this.ringMs = options.ringMs ?? RING_MS;
    this.#teller = new Teller(report);
    this.#state = { state: options.state ?? 'not-ready', since: systemClock.now() };
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    this.sound = new Sound(() => {
      this.#tellLink();
    });
    addEventListener('pagehide', this.stop);
    this.#tellLink();
    this.#registration = keepRegistered(options, {
      up: () => {
        this.#up();
      },
      down: () => {
        this.#become('down');
      },
      closed: () => {
        this.#become('closed', 'UNAUTHORIZED');
        this.#end(new PadError('UNAUTHORIZED', 'The server does not accept this agent.'));
      },
      rings: (line) => {
        this.#rings(line);
      },
    });
  }

  /** Whether the server can be reached now. */
  get isUp(): boolean {
    return this.#link === 'up';
  }

  /** The phone; there is one whenever a command can come. */
  get phone(): Phone {
    const { phone } = this.#registration;
    if (!phone) throw new PadError('OFFLINE', 'there is no phone yet');
    return phone;
  }

  /** Does a command; throws when it is refused. Its effect is told by facts. */
  perform(command: Command): void {
    const act = ACTS[command.type] as
      ((session: Session, command: Command) => Promise<void> | undefined) | undefined;
    if (!act) throw new PadError('UNSUPPORTED', 'a telephone cannot do this');
    if (!this.isUp && !command.type.endsWith('-audio'))
      throw new PadError('OFFLINE', 'the server cannot be reached');
    const forget = this.calls.await(command);
    try {
      Promise.resolve(act(this, command)).then(
        () => {
          this.#teller.settled(command.id);
        },
        (thrown: unknown) => {
          forget();
          this.#teller.settled(command.id, failureOf(thrown));
        },
      );
    } catch (thrown) {
      forget();
      throw thrown;
    }
  }

  /** Tells again that a command had its effect. */
  repeat({ id }: Command): void {
    this.#teller.settled(id);
  }

  /** One of two that exclude each other. */
  oneOf(one: string | undefined, other: string | undefined): string {
    const wanted = one ?? other;
    if (wanted === undefined || (one !== undefined && other !== undefined))
      throw new PadError('INVALID', 'either a target or a number');
    return wanted;
  }

  /** A call that was not there before. */
  begin(call: Call): void {
    this.calls.set(call.id, call);
    this.tell(call);
    if (this.calls.size === 1) this.#tellAgent();
  }

  /** Both sides talk. */
  connected(call: Call): void {
    if (!this.calls.has(call.id)) this.begin(call);
    else this.tell(call);
    call.settle?.();
    if (this.options.record && !call.recording) startRecording(this, call);
  }

  /** A call is as it is now, and so is what can be done with it and with what belongs to it. */
  tell(call: Call): void {
    if (!this.calls.has(call.id)) return;
    for (const one of [call, this.calls.parentOf(call), ...this.calls.about(call)])
      if (one) this.#tellCall(one);
  }

  /** A call is over. `lost`: whose sound was lost before, by name. */
  finish(call: Call, outcome: Outcome, lost?: string): void {
    const parent = this.calls.parentOf(call);
    if (call.recording) void this.keepRecording(call);
    enter(call, 'gone');
    if (!this.calls.has(call.id)) return;
    this.#tellCall(call, outcome);
    this.calls.end(call);
    call.settle?.(new PadError('GONE', 'the caller has hung up'));
    if (lost !== undefined) this.#teller.lost(lost);
    for (const one of [parent, ...this.calls.about(call)]) if (one) this.tell(one);
    if (this.calls.size === 0) this.#tellAgent();
  }

  /** Ends a recording and hands the file over. */
  async keepRecording(call: Call): Promise<void> {
    const { recording } = call;
    if (!recording) return;
    delete call.recording;
    const file = await recording.tape.stop();
    const kept = { interaction: call.id, startedAt: recording.since, file };
    this.#recording = { id: randomId(), ...kept };
    this.tell(call);
    this.#tellLink();
    this.options.onRecording?.(kept);
  }

  /** Ready, Not Ready with a configured reason, Logged out: then the server does not know this phone. */
  setState(state: Agent['state'], reason: string | undefined, by: string): undefined {
    if (state === 'logged-out' && this.calls.size > 0)
      throw new PadError('INTERACTIONS_OPEN', 'a call is open');
    if (reason !== undefined && !(this.options.reasons ?? []).some(({ code }) => code === reason))
      throw new PadError('INVALID', 'there is no such reason');
    if (state === 'logged-out') this.phone.unregister();
    else if (this.#state.state === 'logged-out') this.phone.register();
    this.#state = { state, since: systemClock.now(), ...(reason === undefined ? {} : { reason }) };
    this.#tellAgent([by]);
  }

  /** Ends the session: every call is hung up, and it is silent from then on. */
  readonly stop = (): void => {
    this.#end(new PadError('CLOSED', 'The adapter was disconnected.'));
  };

  #up(): void {
    if (!this.#begun) {
      this.#begun = true;
      this.#teller.snapshot(this.#agent());
    }
    this.#become('up');
    this.#settle.resolve();
  }

  #rings(line: Line): void {
    if (this.#state.state === 'ready') ring(this, line);
    else line.hangUp(UNAVAILABLE);
  }

  #end(error: PadError): void {
    this.#teller.silence();
    this.#link = 'closed';
    removeEventListener('pagehide', this.stop);
    this.#registration.stop();
    this.sound.close();
    this.#settle.reject(error);
  }

  #agent(): Untold<Agent> {
    const { displayName, reasons = [] } = this.options;
    const isIn = this.#state.state !== 'logged-out';
    const logOut = this.calls.size > 0 ? ({ reason: 'INTERACTIONS_OPEN' } as const) : true;
    const can: Can = {
      'set-state': true,
      'set-audio': true,
      'enable-audio': true,
      ...(isIn ? { 'log-out': logOut, call: true } : {}),
    };
    return { id: this.user, name: displayName ?? this.user, ...this.#state, reasons, can };
  }

  #tellAgent(by?: readonly string[]): void {
    this.#teller.agent(this.#agent(), by);
  }

  #tellCall(call: Call, outcome?: Outcome): void {
    const view = viewOf(call, outcome ? {} : this.calls.canOf(call));
    const { awaited } = call;
    const isDone = awaited?.phase === call.phase;
    if (isDone) delete call.awaited;
    this.#teller.interaction({ ...view, ...(outcome ? { outcome } : {}) }, isDone ? [awaited.command] : []);
  }

  #become(state: Link['state'], error?: Link['error']): void {
    if (this.#link === state || this.#link === 'closed') return;
    this.#link = state;
    this.#tellLink(error);
  }

  #tellLink(error?: Link['error']): void {
    const sound = this.sound.state;
    const audio = sound && { ...sound, ...(this.#recording ? { recording: this.#recording } : {}) };
    this.#teller.link({ state: this.#link, ...(audio ? { audio } : {}), ...(error ? { error } : {}) });
  }
}
