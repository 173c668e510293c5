import { PadError } from '../../core/index.js';
import type { Agent, Command, Fact, Link, Outcome, Recording } from '../../core/index.js';
import { AgentState } from './agent-state.js';
import type { Call } from './call.js';
import type { Calls } from './calls.js';
import type * as Parts from './commands.js';
import type { Keeper } from './keeper.js';
import type { Phone } from './phone.js';
import { keepRegistered, type Registration } from './registration.js';
import type { SipOptions } from './sip.js';
import { Sound } from './sound.js';
import { Teller } from './teller.js';

const RING_MS = 60_000;
const UNAVAILABLE = 480;

/** From one `connect` to its end: one registered phone, its calls and their sound. */
export class Session {
  /** Resolves after the first snapshot; rejects on a final error, or when stopped before. */
  readonly ready: Promise<void>;
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
  #keeper: Keeper | undefined;
  readonly #agent: AgentState;
  #parts: typeof Parts | undefined;
  #calls: Calls | undefined;
  /** The first snapshot, under way or told. */
  #begun: Promise<void> | undefined;
  /** Rises when the server is reached, or lost. */
  #turn = 0;

  constructor(options: SipOptions, report: (fact: Fact) => void) {
    const [, user = '', domain = ''] = /^sip:([^@]+)@(.+)$/.exec(options.uri) ?? [];
    this.options = options;
    this.user = decodeURIComponent(user);
    this.domain = domain;
    this.ringMs = options.ringMs ?? RING_MS;
    this.#teller = new Teller(report);
    this.#agent = new AgentState(options, this.user);
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    this.sound = new Sound(() => {
      this.#tellLink();
    });
    addEventListener('pagehide', this.leave);
    this.#tellLink();
    this.#registration = keepRegistered(options, {
      prepare: async () => {
        this.#parts = await import('./commands.js');
      },
      up: () => {
        void this.#up();
      },
      down: () => {
        this.#turn += 1;
        this.#become('down');
      },
      closed: () => {
        this.#become('closed', 'UNAUTHORIZED');
        this.#end(new PadError('UNAUTHORIZED', 'The server does not accept this agent.'));
      },
      rings: (line) => {
        if (this.#agent.state === 'ready') this.#loaded.ring(this, line);
        else line.hangUp(UNAVAILABLE);
      },
    });
  }

  /** All that calls need; it is there before the server knows this phone. */
  get #loaded(): typeof Parts {
    if (!this.#parts) throw new PadError('OFFLINE', 'what calls need is not loaded yet');
    return this.#parts;
  }

  /** The calls that go on. */
  get calls(): Calls {
    return (this.#calls ??= new this.#loaded.Calls(this.options.without));
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
    if (!this.isUp && !command.type.endsWith('-audio'))
      throw new PadError('OFFLINE', 'the server cannot be reached');
    if (this.options.without?.includes(command.type)) throw new PadError('NOT_ALLOWED', 'not on this line');
    this.#loaded.perform(this, command, (error) => {
      this.#teller.settled(command.id, error);
    });
  }

  /** Tells again that a command had its effect. */
  repeat({ id }: Command): void {
    this.#teller.settled(id);
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
    if (!this.options.record) return;
    void import('./recording.js').then(({ record }) => {
      record(this, call);
    });
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
    if (call.recording) void import('./recording.js').then(({ keep }) => keep(this, call));
    call.video?.track?.stop();
    this.#loaded.enter(call, 'gone');
    if (!this.calls.has(call.id)) return;
    this.#tellCall(call, outcome);
    this.calls.end(call);
    call.settle?.(new PadError('GONE', 'the caller has hung up'));
    if (lost !== undefined) this.#teller.lost(lost);
    for (const one of [parent, ...this.calls.about(call)]) if (one) this.tell(one);
    if (this.calls.size === 0) this.#tellAgent();
  }

  /** The recording of a call is there, whole. */
  recorded(recording: Recording & { readonly file: Blob }): void {
    const { id: _, ...kept } = recording;
    this.#recording = recording;
    this.#tellLink();
    this.options.onRecording?.(kept);
  }

  /** Ready, Not Ready with a configured reason, Logged out: then the server does not know this phone. */
  setState(state: Agent['state'], reason: string | undefined, by: string): undefined {
    if (state === 'logged-out' && this.calls.size > 0)
      throw new PadError('INTERACTIONS_OPEN', 'a call is open');
    const { state: before } = this.#agent;
    this.#agent.become(state, reason);
    if (state === 'logged-out') this.phone.unregister();
    else if (before === 'logged-out') this.phone.register();
    this.#tellAgent([by]);
  }

  /** Ends the session and leaves its calls to the next page, where they are kept; else as `stop`. */
  readonly leave = (): void => {
    if (this.#keeper) {
      this.#teller.silence();
      this.#keeper.leave([...this.calls.values()]);
      this.#keeper = undefined;
      this.#registration.stop(true);
    }
    this.stop();
  };

  /** Ends the session: every call is hung up, and it is silent from then on. */
  readonly stop = (): void => {
    this.#end(new PadError('CLOSED', 'The adapter was disconnected.'));
  };

  async #up(): Promise<void> {
    const turn = (this.#turn += 1);
    await (this.#begun ??= this.#begin());
    if (turn !== this.#turn) return;
    this.#become('up');
    this.#settle.resolve();
  }

  /** Takes up what the page before has left, and tells what there is. */
  async #begin(): Promise<void> {
    const { keepCalls, uri } = this.options;
    if (keepCalls) {
      const { takeOver } = await import('./keeper.js');
      const keeper = await takeOver(this, keepCalls, uri);
      if (this.#link === 'closed') keeper?.release(false);
      else this.#keeper = keeper;
    }
    const calls = [...this.calls.values()];
    const views = calls.map((call) => this.#loaded.viewOf(call, this.calls.canOf(call)));
    this.#teller.snapshot(this.#agent.view(calls.length > 0), views);
  }

  #end(error: PadError): void {
    this.#teller.silence();
    this.#link = 'closed';
    removeEventListener('pagehide', this.leave);
    this.#keeper?.release(true);
    this.#keeper = undefined;
    this.#registration.stop(false);
    this.sound.close();
    for (const { video } of this.#calls?.values() ?? []) video?.track?.stop();
    this.#settle.reject(error);
  }

  #tellAgent(by?: readonly string[]): void {
    this.#teller.agent(this.#agent.view(this.calls.size > 0), by);
  }

  #tellCall(call: Call, outcome?: Outcome): void {
    const view = this.#loaded.viewOf(call, outcome ? {} : this.calls.canOf(call));
    const { awaited } = call;
    const isDone = awaited?.phase === call.phase;
    if (isDone) delete call.awaited;
    this.#teller.interaction({ ...view, ...(outcome ? { outcome } : {}) }, isDone ? [awaited.command] : []);
    this.#keeper?.keep([...this.calls.values()]);
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
