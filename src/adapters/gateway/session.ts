import { PadError, systemClock, type Fact, type Link } from '../../core/index.js';
import type { ClientFrame, Position, ServerFrame } from '../../protocol/index.js';
import { newFlight } from './flight.js';
import type { GatewayOptions } from './gateway.js';
import { openSocket, type AgentSocket } from './socket.js';
import { freshToken, renewal } from './token.js';

/** The `source` of every fact of a gateway. */
export const SOURCE = 'gateway';

const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 15_000;

/** From one `connect` to its end, over as many sockets as it takes. */
export class Session {
  /** Resolves after the first snapshot; rejects on a final error, or when stopped before. */
  readonly ready: Promise<void>;
  readonly #options: GatewayOptions;
  readonly #report: (fact: Fact) => void;
  readonly #flight = newFlight();
  #settle!: { readonly resolve: () => void; readonly reject: (error: PadError) => void };
  #socket: AgentSocket | undefined;
  #opening = false;
  /** The gateway has taken the token of this socket. */
  #welcomed = false;
  #epoch = '';
  #position: Position | undefined;
  /** The agent has to sign in again before they can be Ready (ST-3). */
  #locked: true | undefined;
  /** What the pad watches; a gateway forgets it with the socket. */
  #watch: ClientFrame | undefined;
  #state: Link['state'] = 'connecting';
  #attempts = 0;
  #stopTimer: () => void = () => undefined;
  #stopRenewal: () => void = () => undefined;

  constructor(options: GatewayOptions, report: (fact: Fact) => void) {
    this.#options = options;
    this.#report = report;
    this.ready = new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
    this.ready.catch(() => undefined);
    addEventListener('online', this.#hurry);
    this.#tell('connecting');
    void this.#open();
  }

  /** Sends `frame` and waits for what answers `id`; rejects with `OFFLINE` when there is no link. */
  ask(id: string, frame: ClientFrame): Promise<unknown> {
    if (this.#state !== 'up') {
      return Promise.reject(new PadError('OFFLINE', 'No link to the gateway.'));
    }
    const answer = this.#flight.add(id, frame);
    const type = frame.type === 'command' ? frame.command.type : undefined;
    if (type === 'watch') this.#watch = frame;
    if (type === 'set-state' && this.#locked) void this.#signIn(id, frame);
    else this.#socket?.send(frame);
    return answer;
  }

  /** Stops waiting for an answer. */
  cancel(id: string): void {
    this.#flight.refuse(id, { code: 'CLOSED', message: 'The question was cancelled.' });
  }

  /** Ends the session: it is silent from then on. */
  stop(): void {
    this.#end(new PadError('CLOSED', 'The adapter was disconnected.'));
  }

  /** What an agent who was silent for long asks for goes with a fresh token. */
  async #signIn(id: string, frame: ClientFrame): Promise<void> {
    try {
      const token = await freshToken(this.#options.token);
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
      const token = await freshToken(this.#options.token);
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
    this.#welcomed = false;
    const resume = this.#position;
    const socket = openSocket(socketUrl(this.#options.url), {
      opened: () => {
        const line = this.#options.voice ? { voice: true as const } : {};
        socket.send({ type: 'hello', token, ...(resume ? { resume } : {}), ...line });
        this.#stopRenewal = renewal(this.#options.token, token, (fresh) => {
          socket.send({ type: 'token', token: fresh });
        });
      },
      frame: (frame) => {
        this.#receive(frame);
      },
      closed: () => {
        this.#lost();
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
    else if (frame.type === 'bye') this.#farewell(new PadError(frame.error.code, frame.error.message));
  }

  #welcome({ epoch, heartbeatMs, resumed, now }: Extract<ServerFrame, { type: 'welcome' }>): void {
    this.#welcomed = true;
    this.#epoch = epoch;
    this.#socket?.keepAlive(heartbeatMs);
    if (resumed) this.#up(now);
  }

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
    if (fact.type === 'snapshot') this.#up();
  }

  #up(now?: number): void {
    this.#attempts = 0;
    this.#tell('up', now === undefined ? {} : { now });
    const frames = new Set(this.#flight.resend());
    if (this.#watch) frames.add(this.#watch);
    for (const frame of frames) this.#socket?.send(frame);
    this.#settle.resolve();
  }

  /** A token that expired under a working link is no refusal where a fresh one can be had. */
  #farewell(error: PadError): void {
    const renewable = this.#welcomed && typeof this.#options.token !== 'string';
    if (isFinal(error) && !renewable) this.#fail(error);
  }

  #lost(): void {
    this.#stopRenewal();
    this.#socket = undefined;
    if (this.#state === 'closed') return;
    if (this.#state !== 'down') this.#tell('down');
    this.#retryLater();
  }

  /** With jitter: a thousand pads must not come back in the same moment. */
  #retryLater(): void {
    const longest = Math.min(
      this.#options.maxBackoffMs ?? MAX_BACKOFF_MS,
      FIRST_BACKOFF_MS * 2 ** this.#attempts,
    );
    this.#attempts += 1;
    this.#stopTimer = systemClock.after(longest * (0.2 + 0.8 * Math.random()), () => void this.#open());
  }

  readonly #hurry = (): void => {
    if (this.#state === 'down' && !this.#socket) void this.#open();
  };

  #fail(error: PadError): void {
    if (this.#state === 'closed') return;
    this.#tell('closed', { error: error.code });
    this.#end(error);
  }

  #end(error: PadError): void {
    this.#state = 'closed';
    this.#stopTimer();
    this.#stopRenewal();
    this.#socket?.close();
    removeEventListener('online', this.#hurry);
    this.#flight.abandon();
    this.#settle.reject(error);
  }

  #tell(state: Link['state'], { error, now }: { error?: Link['error']; now?: number } = {}): void {
    this.#state = state;
    const link = { source: SOURCE, state, ...(error ? { error } : {}) };
    this.#report({ type: 'link', link, ...(now === undefined ? {} : { now }) });
  }
}

/** Trying again is useless after these. */
function isFinal({ code }: PadError): boolean {
  return code === 'UNAUTHORIZED' || code === 'FORBIDDEN' || code === 'VERSION';
}

function socketUrl(base: string | undefined): string {
  const url = new URL('/v1/agent', new URL(base ?? '', location.href));
  url.protocol = url.protocol.replace('http', 'ws');
  return url.href;
}
