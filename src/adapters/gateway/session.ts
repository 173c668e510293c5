import { PadError, systemClock, type Clock, type Fact, type Link } from '../../core/index.js';
import type { ClientFrame, Position, ServerFrame } from '../../protocol/index.js';
import { backoff } from './backoff.js';
import { newFlight } from './flight.js';
import type { GatewayOptions } from './gateway.js';
import { openSocket, WAKES, type AgentSocket } from './socket.js';
import { freshToken } from './token.js';

/** The `source` of every fact of a gateway. */
export const SOURCE = 'gateway';

/** From here on the clock of the machine counts as set, in milliseconds. */
const JUMP_MS = 2_000;

/** The close code of a gateway that ends in good order: another one takes over. */
const MOVED = 1012;
/** To go there may take so long without being a broken link, in milliseconds. */
const MOVE_MS = 2_000;

/** From one `connect` to its end, over as many sockets as it takes. */
export class Session {
  /** Resolves after the first snapshot; rejects on a final error, or when stopped before. */
  readonly ready: Promise<void>;
  readonly #options: GatewayOptions;
  readonly #report: (fact: Fact) => void;
  readonly #clock: Clock;
  readonly #flight = newFlight();
  #settle!: { readonly resolve: () => void; readonly reject: (error: PadError) => void };
  #socket: AgentSocket | undefined;
  #opening = false;
  /** The gateway has taken the token of this socket. */
  #welcomed = false;
  #epoch = '';
  #position: Position | undefined;
  /** The last fact that the gateway had when it took us in. */
  #goal = Infinity;
  /** The clock of the gateway minus ours, in milliseconds. */
  #offset = 0;
  /** The agent has to sign in again before they can be Ready (ST-3). */
  #locked: true | undefined;
  /** What the pad watches; a gateway forgets it with the socket. */
  #watch: ClientFrame | undefined;
  #state: Link['state'] = 'connecting';
  /** This socket has told what is. The link may be up without, on the way to the next gateway: what is asked waits there. */
  #caughtUp = false;
  #attempts = 0;
  #stopTimer: () => void = () => undefined;
  #stopRenewal: () => void = () => undefined;

  constructor(options: GatewayOptions, report: (fact: Fact) => void) {
    this.#options = options;
    this.#report = report;
    this.#clock = options.clock ?? systemClock;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    for (const wake of WAKES) addEventListener(wake, this.#onWake);
    this.#tell('connecting');
    void this.#open();
  }

  /** Sends `frame` and waits for what answers `id`; rejects with `OFFLINE` when there is no link. */
  ask(id: string, frame: ClientFrame): Promise<unknown> {
    if (this.#state !== 'up') return Promise.reject(new PadError('OFFLINE'));
    const answer = this.#flight.add(id, frame);
    const type = frame.type === 'command' ? frame.command.type : undefined;
    if (type === 'watch') this.#watch = frame;
    if (type === 'set-state' && this.#locked) void this.#signIn(id, frame);
    else if (this.#caughtUp) this.#socket?.send(frame);
    return answer;
  }

  /** Stops waiting for an answer. */
  cancel(id: string): void {
    this.#flight.refuse(id, new PadError('CLOSED'));
  }

  /** Ends the session: it is silent from then on. */
  stop(): void {
    this.#end(new PadError('CLOSED'));
  }

  /** What an agent who was silent for long asks for goes with a fresh token. */
  async #signIn(id: string, frame: ClientFrame): Promise<void> {
    try {
      const token = await freshToken(this.#options.token, this.#clock);
      this.#socket?.send({ type: 'token', token });
      this.#socket?.send(frame);
    } catch (thrown) {
      this.#flight.refuse(id, PadError.from(thrown));
    }
  }

  async #open(): Promise<void> {
    if (this.#opening) return;
    this.#opening = true;
    this.#stopTimer();
    try {
      const token = await freshToken(this.#options.token, this.#clock);
      if (this.#state !== 'closed') this.#dial(token);
    } catch (thrown) {
      const error = PadError.from(thrown);
      if (isFinal(error)) this.#fail(error);
      else this.#lost();
    } finally {
      this.#opening = false;
    }
  }

  #dial(token: string): void {
    this.#welcomed = this.#caughtUp = false;
    this.#goal = Infinity;
    const resume = this.#position;
    const socket = openSocket(socketUrl(this.#options.url), this.#clock, {
      opened: () => {
        const line = this.#options.voice && { voice: true as const };
        socket.send({ type: 'hello', token, ...(resume && { resume }), ...line });
      },
      frame: (frame) => {
        this.#receive(frame);
        if (frame.type === 'welcome') this.#keepAlive(socket, frame.heartbeatMs, token);
      },
      closed: (code) => {
        this.#lost(code);
      },
    });
    this.#socket = socket;
  }

  #receive(frame: ServerFrame): void {
    if (frame.type === 'welcome') this.#welcome(frame);
    else if (frame.type === 'fact') this.#learn(frame.seq, frame.fact);
    else if (frame.type === 'live') this.#report(frame.fact);
    else if (frame.type === 'accepted') this.#flight.answer(frame.command);
    else if (frame.type === 'refused') this.#flight.refuse(frame.command, frame.error);
    else if (frame.type === 'answer') this.#flight.answer(frame.query, frame.result);
    else if (frame.type === 'failed') this.#flight.refuse(frame.query, frame.error);
    else if (frame.type === 'pong') this.#tune(frame.now);
    else this.#farewell(new PadError(frame.error.code, frame.error.message));
  }

  #welcome({ epoch, resumed, seq = 0, now }: Extract<ServerFrame, { type: 'welcome' }>): void {
    this.#welcomed = true;
    this.#epoch = epoch;
    this.#offset = now - this.#clock.now();
    if (resumed) this.#catchUp(seq);
  }

  /** A link that nobody watches over is none. */
  #keepAlive(socket: AgentSocket, heartbeatMs: number, token: string): void {
    import('./alive.js').then(({ newPulse, renewal }) => {
      if (this.#socket !== socket) return;
      socket.keep((events) => newPulse(heartbeatMs, this.#clock, events));
      this.#stopRenewal();
      this.#stopRenewal = renewal(this.#options.token, token, this.#clock, this.#now, (fresh) => {
        socket.send({ type: 'token', token: fresh });
      });
    }, socket.close);
  }

  /** By the clock of the gateway. */
  readonly #now = (): number => this.#clock.now() + this.#offset;

  /** Each sequence number once and without a gap: after a gap, a new socket goes on from the last that was whole. */
  #learn(seq: number, fact: Fact): void {
    const last = this.#position?.seq;
    if (fact.type !== 'snapshot' && last !== undefined && seq <= last) return;
    if (fact.type !== 'snapshot' && seq - 1 !== last) {
      this.#socket?.close();
      return;
    }
    this.#position = { epoch: this.#epoch, seq };
    if ('agent' in fact) this.#locked = fact.agent.locked;
    this.#report(fact);
    this.#catchUp(fact.type === 'snapshot' ? seq : this.#goal);
  }

  /** The link is up when the pad shows what is: whoever is told so may compare it with before. */
  #catchUp(goal: number): void {
    this.#goal = goal;
    if (this.#caughtUp || (this.#position?.seq ?? 0) < goal) return;
    this.#caughtUp = true;
    this.#stopTimer();
    this.#tell('up');
    const frames = new Set(this.#flight.resend());
    if (this.#watch) frames.add(this.#watch);
    for (const frame of frames) this.#socket?.send(frame);
    this.#settle.resolve();
  }

  /** A link that has lasted for a heartbeat is no flapping one. The machine may have been set to another time meanwhile. */
  #tune(now: number): void {
    this.#attempts = 0;
    const offset = now - this.#clock.now();
    if (Math.abs(offset - this.#offset) < JUMP_MS) return;
    this.#offset = offset;
    if (this.#state === 'up') this.#tell('up');
  }

  /** A token that expired under a working link is no refusal where a fresh one can be had. */
  #farewell(error: PadError): void {
    const renewable = this.#welcomed && typeof this.#options.token !== 'string';
    if (isFinal(error) && !renewable) this.#fail(error);
  }

  #lost(code?: number): void {
    this.#stopRenewal();
    this.#socket = undefined;
    if (this.#state === 'closed') return;
    if (code === MOVED && this.#caughtUp) {
      this.#caughtUp = false;
      void this.#open();
      this.#stopTimer = this.#clock.after(MOVE_MS, this.#break);
    } else {
      this.#break();
      this.#retryLater();
    }
  }

  /** Where nobody takes over at once, too. */
  readonly #break = (): void => {
    this.#stopTimer();
    if (this.#state !== 'down') this.#tell('down');
  };

  #retryLater(): void {
    const wait = backoff(this.#attempts, this.#options.maxBackoffMs);
    this.#attempts += 1;
    this.#stopTimer = this.#clock.after(wait, () => void this.#open());
  }

  readonly #onWake = (): void => {
    if (this.#state === 'down' && !this.#socket) void this.#open();
  };

  #fail(error: PadError): void {
    if (this.#state === 'closed') return;
    this.#tell('closed', error.code);
    this.#end(error);
  }

  #end(error: PadError): void {
    this.#state = 'closed';
    this.#stopTimer();
    this.#stopRenewal();
    this.#socket?.close();
    for (const wake of WAKES) removeEventListener(wake, this.#onWake);
    this.#flight.abandon();
    this.#settle.reject(error);
  }

  #tell(state: Link['state'], error?: Link['error']): void {
    this.#state = state;
    const link = { source: SOURCE, state, ...(error && { error }) };
    this.#report({ type: 'link', link, ...(state === 'up' && { now: this.#now() }) });
  }
}

/** Trying again is useless after these. */
function isFinal({ code }: PadError): boolean {
  return ['UNAUTHORIZED', 'FORBIDDEN', 'VERSION'].includes(code);
}

function socketUrl(base: string | undefined): string {
  const url = new URL('/v1/agent', new URL(base ?? '', location.href));
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}
