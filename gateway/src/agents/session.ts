/** One socket of an agent, from `hello` to the end. */
import { PadError } from 'contact-pad/core';
import type { Failure } from 'contact-pad/core';
import { CLOSE } from 'contact-pad/protocol';
import type { ClientFrame } from 'contact-pad/protocol';
import type { VoiceOf } from '../callbacks/call-phase.js';
import { signIn, touch } from '../routing/inactivity.js';
import type { Timing } from '../timing.js';
import type { Identity, Verify } from './auth.js';
import { readFrame } from './client-frames.js';
import type { Connection } from './connection.js';
import { Follower } from './follower.js';
import { failureOf, refuse, Requests } from './requests.js';
import type { RequestContext } from './requests.js';
import type { Sessions } from './sessions.js';

/** What sessions need of the gateway. */
export interface SessionContext extends RequestContext {
  readonly sessions: Sessions;
  readonly verify: Verify;
  readonly timing: Timing;
  /** Who makes the calls of pads that have no line of their own. */
  readonly voice: VoiceOf;
}

type Hello = Extract<ClientFrame, { readonly type: 'hello' }>;

/** How many commands and questions of one socket may wait for their answers. */
const MAX_IN_FLIGHT = 32;

/** A client that was silent for so many heartbeats is spoken to, and dropped when it goes on being silent. */
const SPOKEN_TO = 1.5;
const SILENCE = 2;

/** The conversation with one client. Frames are taken one after another, in the order they came. */
export class Session {
  readonly #connection: Connection;
  readonly #context: SessionContext;
  readonly #onKnown: () => void;
  #turn: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #greeted = false;
  /** The clock of the store minus ours, in milliseconds: moments in facts are by the former. */
  #storeAhead = 0;
  #closed = false;
  #agent: string | undefined;
  #follower: Follower | undefined;
  #requests: Requests | undefined;
  #helloTimer: NodeJS.Timeout | undefined;
  #expiryTimer: NodeJS.Timeout | undefined;
  #silenceTimer: NodeJS.Timeout | undefined;

  /** @param onKnown told when it is known whose socket it is. */
  constructor(connection: Connection, context: SessionContext, onKnown: () => void) {
    this.#connection = connection;
    this.#context = context;
    this.#onKnown = onKnown;
    this.#helloTimer = setTimeout(() => {
      this.#connection.bye({ code: 'INVALID', message: 'No hello came.' }, CLOSE.protocol);
    }, context.timing.helloMs);
  }

  /** A frame came in. */
  receive(text: string): void {
    if (this.#closed) return;
    this.#heard();
    const incoming = readFrame(text);
    if (incoming && 'frame' in incoming) this.#take(incoming.frame);
    else if (incoming && this.#greeted) refuse(this.#connection, incoming.refuse, invalid());
    else this.#connection.bye(invalid(), CLOSE.protocol);
  }

  /** The socket is gone. */
  async end(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#helloTimer);
    clearTimeout(this.#expiryTimer);
    clearTimeout(this.#silenceTimer);
    await this.#turn;
    this.#requests?.close();
    const follower = this.#follower;
    if (!follower || this.#agent === undefined) return;
    await follower.close();
    await this.#context.sessions.leave(this.#agent, follower);
  }

  #take(frame: ClientFrame): void {
    if ((frame.type === 'hello') === this.#greeted) {
      this.#connection.bye({ code: 'INVALID', message: 'hello comes first, and once.' }, CLOSE.protocol);
      return;
    }
    this.#greeted = true;
    this.#queue(frame);
  }

  #queue(frame: ClientFrame): void {
    if (this.#inFlight >= MAX_IN_FLIGHT) {
      const busy: Failure = { code: 'RATE_LIMITED', message: 'Too much at once.' };
      if (frame.type === 'command') refuse(this.#connection, { command: frame.command.id }, busy);
      else if (frame.type === 'query') refuse(this.#connection, { query: frame.id }, busy);
      else this.#connection.bye(busy, CLOSE.slow);
      return;
    }
    this.#inFlight++;
    const since = performance.now();
    this.#turn = this.#turn
      .then(() => (this.#closed ? undefined : this.#handle(frame, since)))
      .catch((error: unknown) => {
        this.#fail(error);
      })
      .finally(() => {
        this.#inFlight--;
      });
  }

  async #handle(frame: ClientFrame, since: number): Promise<void> {
    switch (frame.type) {
      case 'hello':
        return this.#hello(frame);
      case 'token':
        return this.#renew(frame.token);
      case 'command':
        return this.#requests?.command(frame.command, since);
      case 'query':
        return this.#requests?.query(frame.id, frame.query);
      case 'ping':
        if (frame.active && this.#agent !== undefined) await touch(this.#context.store.db, this.#agent);
        this.#pong();
    }
  }

  async #hello({ token, resume, voice }: Hello): Promise<void> {
    clearTimeout(this.#helloTimer);
    this.#helloTimer = undefined;
    const identity = await this.#identify(token);
    this.#onKnown();
    const { agent } = identity;
    const { store, sessions, timing, log } = this.#context;
    const requestId = this.#connection.id;
    const joining = { resume, voice: voice ? ('pad' as const) : this.#context.voice };
    await sessions.enter(agent, joining, (joined) => {
      if (this.#closed) return undefined;
      this.#agent = agent;
      this.#requests = new Requests(agent, this.#connection, this.#context);
      this.#expireAt(identity);
      this.#storeAhead = joined.now - Date.now();
      const { epoch, now, seq, last, snapshot, notices = [] } = joined;
      const heartbeatMs = timing.heartbeatMs;
      this.#connection.send({
        type: 'welcome',
        agent,
        epoch,
        now,
        resumed: snapshot === undefined,
        seq: last,
        heartbeatMs,
      });
      if (snapshot) this.#connection.send({ type: 'fact', seq, fact: snapshot });
      for (const fact of notices) this.#connection.send({ type: 'live', fact });
      this.#follower = new Follower(store.db, agent, this.#connection, seq, (error) => {
        log.warn({ err: error, requestId, agent }, 'facts wait; the next beat tries again');
      });
      this.#heard();
      log.info({ requestId, agent, resumed: snapshot === undefined }, 'agent connected');
      return this.#follower;
    });
  }

  async #renew(token: string): Promise<void> {
    const identity = await this.#identify(token);
    if (identity.agent !== this.#agent) throw new PadError('FORBIDDEN', 'The token is of another agent.');
    this.#expireAt(identity);
  }

  async #identify(token: string): Promise<Identity> {
    const identity = await this.#context.verify(token);
    await signIn(this.#context.store.db, identity.agent);
    return identity;
  }

  /** `hello` or `token` went wrong. */
  #fail(error: unknown): void {
    const failure = failureOf(error);
    const { log, refusals } = this.#context;
    const requestId = this.#connection.id;
    if (failure.code === 'INTERNAL') log.error({ err: error, requestId }, 'session failed');
    const refused = failure.code === 'UNAUTHORIZED' || failure.code === 'FORBIDDEN';
    if (refused) {
      log.warn({ requestId, agent: this.#agent, code: failure.code }, 'agent refused');
      refusals.add({ kind: 'agent', actor: this.#agent ?? null, tried: 'token', code: failure.code });
    }
    this.#connection.bye(failure, refused ? CLOSE.unauthorized : CLOSE.slow);
  }

  #expireAt({ expiresAt }: Identity): void {
    clearTimeout(this.#expiryTimer);
    this.#expiryTimer = setTimeout(() => {
      this.#connection.bye({ code: 'UNAUTHORIZED', message: 'The token has expired.' }, CLOSE.unauthorized);
    }, expiresAt - Date.now());
  }

  /**
   * Silence counts from the welcome on: before it, the client waits for us. Browsers hold back the timers of a page that
   * nobody sees, and with them its pings, but not what comes in: it answers that.
   */
  #heard(): void {
    clearTimeout(this.#silenceTimer);
    if (!this.#follower) return;
    const { heartbeatMs } = this.#context.timing;
    this.#silenceTimer = setTimeout(() => {
      this.#pong();
      this.#silenceTimer = setTimeout(
        () => {
          this.#connection.close(CLOSE.slow);
        },
        heartbeatMs * (SILENCE - SPOKEN_TO),
      );
    }, heartbeatMs * SPOKEN_TO);
  }

  #pong(): void {
    this.#connection.send({ type: 'pong', now: Date.now() + this.#storeAhead });
  }
}

function invalid(): Failure {
  return { code: 'INVALID', message: 'The frame cannot be read.' };
}
