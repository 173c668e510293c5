import { PadError, randomId, systemClock } from '../../core/index.js';
import type { Agent, Can, Command, Fact, Link, Outcome } from '../../core/index.js';
import { enter, viewOf, type Call } from './call.js';
import { ACTS, failureOf, startRecording } from './commands.js';
import { ring } from './legs.js';
import { canOf, demand } from './permissions.js';
import type { Line, Phone } from './phone.js';
import { keepRegistered, type Registration } from './registration.js';
import type { SipOptions } from './sip.js';
import { Sound } from './sound.js';

/** The `source` of every fact of a SIP adapter. */
export const SOURCE = 'sip';

const RING_MS = 60_000;
const MOST_GONE = 256;
const UNAVAILABLE = 480;

/** From one `connect` to its end: one registered phone, its calls and their sound. */
export class Session {
  /** Resolves after the first snapshot; rejects on a final error, or when stopped before. */
  readonly ready: Promise<void>;
  readonly calls: Map<string, Call> = new Map<string, Call>();
  readonly sound: Sound;
  readonly options: SipOptions;
  /** The agent's account, and the domain that it belongs to. */
  readonly user: string;
  readonly domain: string;
  readonly ringMs: number;
  readonly #report: (fact: Fact) => void;
  readonly #gone = new Set<string>();
  #settle!: { readonly resolve: () => void; readonly reject: (error: PadError) => void };
  readonly #registration: Registration;
  #link: Link['state'] = 'connecting';
  #state: Pick<Agent, 'state' | 'reason' | 'since'>;
  #revision = 0;
  #begun = false;
  #silent = false;

  constructor(options: SipOptions, report: (fact: Fact) => void) {
    const [, user = '', domain = ''] = /^sip:([^@]+)@(.+)$/.exec(options.uri) ?? [];
    this.options = options;
    this.user = decodeURIComponent(user);
    this.domain = domain;
    this.ringMs = options.ringMs ?? RING_MS;
    this.#report = report;
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
    const effect = act(this, command);
    const settle = (error?: PadError): void => {
      const failure = error && { code: error.code, message: error.message };
      this.#tell({ type: 'settled', command: command.id, ...(failure ? { error: failure } : {}) });
    };
    Promise.resolve(effect).then(
      () => {
        settle();
      },
      (thrown: unknown) => {
        settle(failureOf(thrown));
      },
    );
  }

  /** Tells again that a command had its effect. */
  repeat({ id }: Command): void {
    this.#tell({ type: 'settled', command: id });
  }

  /** The call that a command is about; throws unless the command can be done with it now. */
  find(id: string, command: Command['type']): Call {
    const call = this.calls.get(id);
    if (!call) throw new PadError(this.#gone.has(id) ? 'GONE' : 'NOT_FOUND', 'there is no such call');
    demand(this.#canOf(call), command);
    return call;
  }

  /** One of two that exclude each other. */
  oneOf(one: string | undefined, other: string | undefined): string {
    const wanted = one ?? other;
    if (wanted === undefined || (one !== undefined && other !== undefined))
      throw new PadError('INVALID', 'either a target or a number');
    return wanted;
  }

  /** The call that a consult is about, while there is one. */
  parentOf({ parent }: Call): Call | undefined {
    return parent === undefined ? undefined : this.calls.get(parent);
  }

  /** The consult about a call that can be brought in, or given the call. */
  consultAbout({ id }: Call): Call | undefined {
    return this.#childrenOf(id).find(isTalking);
  }

  /** Of a call and the consult about it, the other one, where somebody is there. */
  otherOf(call: Call): Call | undefined {
    const parent = this.parentOf(call);
    return parent && isTalking(parent) ? parent : this.consultAbout(call);
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
    for (const one of [call, this.parentOf(call), ...this.#childrenOf(call.id)]) if (one) this.#tellCall(one);
  }

  /** A call is over. `lost`: whose sound was lost before, by name. */
  finish(call: Call, outcome: Outcome, lost?: string): void {
    const parent = this.parentOf(call);
    if (call.recording) void this.keepRecording(call);
    enter(call, 'gone');
    if (!this.calls.has(call.id)) return;
    this.#tellCall(call, outcome);
    this.calls.delete(call.id);
    this.#gone.add(call.id);
    for (const oldest of [...this.#gone].slice(0, -MOST_GONE)) this.#gone.delete(oldest);
    call.settle?.(new PadError('GONE', 'the caller has hung up'));
    if (lost !== undefined) this.#warn(`The connection to ${lost} was lost.`);
    for (const one of [parent, ...this.#childrenOf(call.id)]) if (one) this.tell(one);
    if (this.calls.size === 0) this.#tellAgent();
  }

  /** Ends a recording and hands the file over. */
  async keepRecording(call: Call): Promise<void> {
    const { recording } = call;
    if (!recording) return;
    delete call.recording;
    const file = await recording.tape.stop();
    this.tell(call);
    this.options.onRecording?.({ interaction: call.id, startedAt: recording.since, file });
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
      const now = systemClock.now();
      this.#tell({ type: 'snapshot', source: SOURCE, now, agent: this.#agent(), interactions: [], left: [] });
    }
    this.#become('up');
    this.#settle.resolve();
  }

  #rings(line: Line): void {
    if (this.#state.state === 'ready') ring(this, line);
    else line.hangUp(UNAVAILABLE);
  }

  #end(error: PadError): void {
    this.#silent = true;
    this.#link = 'closed';
    removeEventListener('pagehide', this.stop);
    this.#registration.stop();
    this.sound.close();
    this.#settle.reject(error);
  }

  #canOf(call: Call): Can {
    return canOf(call, this.otherOf(call), this.#childrenOf(call.id).length > 0);
  }

  #childrenOf(id: string): readonly Call[] {
    return [...this.calls.values()].filter(({ parent }) => parent === id);
  }

  #agent(): Agent {
    const { displayName, reasons = [] } = this.options;
    const isIn = this.#state.state !== 'logged-out';
    const logOut = this.calls.size > 0 ? ({ reason: 'INTERACTIONS_OPEN' } as const) : true;
    const can: Can = {
      'set-state': true,
      'set-audio': true,
      'enable-audio': true,
      ...(isIn ? { 'log-out': logOut, call: true } : {}),
    };
    this.#revision += 1;
    const own = { source: SOURCE, revision: this.#revision, id: this.user, name: displayName ?? this.user };
    return { ...own, ...this.#state, reasons, can };
  }

  #tellAgent(by?: readonly string[]): void {
    this.#tell({ type: 'agent', agent: this.#agent(), ...(by ? { by } : {}) });
  }

  #tellCall(call: Call, outcome?: Outcome): void {
    this.#revision += 1;
    const view = viewOf(call, outcome ? {} : this.#canOf(call));
    const interaction = {
      ...view,
      source: SOURCE,
      revision: this.#revision,
      ...(outcome ? { outcome } : {}),
    };
    this.#tell({ type: 'interaction', interaction });
  }

  #become(state: Link['state'], error?: Link['error']): void {
    if (this.#link === state || this.#link === 'closed') return;
    this.#link = state;
    this.#tellLink(error);
  }

  #tellLink(error?: Link['error']): void {
    const audio = this.sound.state;
    const link = {
      source: SOURCE,
      state: this.#link,
      ...(audio ? { audio } : {}),
      ...(error ? { error } : {}),
    };
    const now = this.isUp ? { now: systemClock.now() } : {};
    this.#tell({ type: 'link', link, ...now });
  }

  #warn(text: string): void {
    this.#tell({ type: 'notice', notice: { id: randomId(), level: 'warning', text } });
  }

  #tell(fact: Fact): void {
    if (!this.#silent) this.#report(fact);
  }
}

const isTalking = ({ phase }: Call): boolean => phase === 'connected' || phase === 'held';
