/** One socket of an agent, from `hello` to the end. */
import { PadError } from 'contact-pad/core';
import type { Command, Failure, Query, Target, Watch } from 'contact-pad/core';
import { CLOSE } from 'contact-pad/protocol';
import type { ClientFrame, Position } from 'contact-pad/protocol';
import type { Timing } from '../config.js';
import { StoreUnavailable } from '../db/db.js';
import type { Store } from '../events/change.js';
import type { Logger } from '../log.js';
import type { OfferRules } from '../routing/offers.js';
import type { Identity, Verify } from './auth.js';
import { readFrame } from './client-frames.js';
import { carryOut } from './commands.js';
import type { Connection } from './connection.js';
import { Follower } from './follower.js';
import type { Directory } from './directory.js';
import { answer } from './queries.js';
import type { GrantAttachment } from './queries.js';
import type { Sessions } from './sessions.js';
import type { Watcher, Watchers } from './watchers.js';

/** What sessions need of the gateway. */
export interface SessionContext {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly verify: Verify;
  readonly grant: GrantAttachment;
  readonly directory: Directory;
  readonly watchers: Watchers;
  readonly timing: Timing;
  readonly rules: OfferRules;
  readonly log: Logger;
}

/** How many commands and questions of one socket may wait for their answers. */
const MAX_IN_FLIGHT = 32;

/** A silent client is dropped after this many heartbeats. */
const SILENCE = 2;

/** The conversation with one client. Frames are taken one after another, in the order they came. */
export class Session {
  readonly #connection: Connection;
  readonly #context: SessionContext;
  #turn: Promise<void> = Promise.resolve();
  #inFlight = 0;
  #greeted = false;
  #closed = false;
  #agent: string | undefined;
  #follower: Follower | undefined;
  #watcher: Watcher | undefined;
  #helloTimer: NodeJS.Timeout;
  #expiryTimer: NodeJS.Timeout | undefined;
  #silenceTimer: NodeJS.Timeout | undefined;

  constructor(connection: Connection, context: SessionContext) {
    this.#connection = connection;
    this.#context = context;
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
    else if (incoming && this.#greeted) this.#refuse(incoming.refuse, invalid());
    else this.#connection.bye(invalid(), CLOSE.protocol);
  }

  /** The socket is gone. */
  async end(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#helloTimer);
    clearTimeout(this.#expiryTimer);
    clearTimeout(this.#silenceTimer);
    await this.#turn;
    if (this.#watcher) this.#context.watchers.remove(this.#watcher);
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
      if (frame.type === 'command') this.#refuse({ command: frame.command.id }, busy);
      else if (frame.type === 'query') this.#refuse({ query: frame.id }, busy);
      else this.#connection.bye(busy, CLOSE.slow);
      return;
    }
    this.#inFlight++;
    this.#turn = this.#turn
      .then(() => (this.#closed ? undefined : this.#handle(frame)))
      .catch((error: unknown) => {
        this.#fail(error);
      })
      .finally(() => {
        this.#inFlight--;
      });
  }

  async #handle(frame: ClientFrame): Promise<void> {
    switch (frame.type) {
      case 'hello':
        return this.#hello(frame.token, frame.resume);
      case 'token':
        return this.#renew(frame.token);
      case 'command':
        return frame.command.type === 'watch' ? this.#watch(frame.command) : this.#command(frame.command);
      case 'query':
        return this.#query(frame.id, frame.query);
      case 'ping':
        this.#connection.send({ type: 'pong', now: Date.now() });
    }
  }

  async #hello(token: string, resume: Position | undefined): Promise<void> {
    clearTimeout(this.#helloTimer);
    const identity = await this.#context.verify(token);
    const { agent } = identity;
    const { store, sessions, timing, log } = this.#context;
    await sessions.enter(agent, resume, (joined) => {
      if (this.#closed) return undefined;
      this.#agent = agent;
      this.#expireAt(identity);
      const { epoch, now, seq, snapshot, notices = [] } = joined;
      const heartbeatMs = timing.heartbeatMs;
      this.#connection.send({
        type: 'welcome',
        agent,
        epoch,
        now,
        resumed: snapshot === undefined,
        heartbeatMs,
      });
      if (snapshot) this.#connection.send({ type: 'fact', seq, fact: snapshot });
      for (const fact of notices) this.#connection.send({ type: 'live', fact });
      this.#follower = new Follower(store.db, agent, this.#connection, seq, (error) => {
        log.warn({ err: error, agent }, 'facts wait; the next beat tries again');
      });
      this.#heard();
      log.info({ agent, resumed: snapshot === undefined }, 'agent connected');
      return this.#follower;
    });
  }

  async #renew(token: string): Promise<void> {
    const identity = await this.#context.verify(token);
    if (identity.agent !== this.#agent) throw new PadError('FORBIDDEN', 'The token is of another agent.');
    this.#expireAt(identity);
  }

  async #command(command: Command): Promise<void> {
    const { store, rules, log } = this.#context;
    const agent = this.#agent;
    if (agent === undefined) return;
    const error = await carryOut(store, agent, command, rules).catch((thrown: unknown) => {
      log.error({ err: thrown, agent, command: command.id }, 'command failed');
      return { code: 'INTERNAL', message: 'The gateway failed.' } as const;
    });
    if (error) this.#refuse({ command: command.id }, error);
    else this.#connection.send({ type: 'accepted', command: command.id });
    log.info({ agent, command: command.id, type: command.type, code: error?.code ?? 'OK' }, 'command');
  }

  /** Not kept: it belongs to this socket, and again it does the same. */
  async #watch({ id, targets, about }: Watch): Promise<void> {
    const { watchers } = this.#context;
    if (this.#agent === undefined) return;
    const tell = (target: Target): void => {
      this.#connection.send({ type: 'live', fact: { type: 'target', target } });
    };
    const watcher = { agent: this.#agent, targets, about, tell };
    try {
      if (targets.length > 0) await watchers.add(watcher);
    } catch (error) {
      this.#refuse({ command: id }, failureOf(error));
      return;
    }
    if (this.#watcher) watchers.remove(this.#watcher);
    this.#watcher = watcher;
    this.#connection.send({ type: 'accepted', command: id });
    this.#connection.send({ type: 'live', fact: { type: 'settled', command: id } });
  }

  async #query(id: string, query: Query): Promise<void> {
    const { store, grant, directory, log } = this.#context;
    if (this.#agent === undefined) return;
    try {
      const result = await answer({ db: store.db, grant, directory }, this.#agent, query);
      this.#connection.send({ type: 'answer', query: id, result });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'INTERNAL') log.error({ err: error, query: query.type }, 'question failed');
      this.#refuse({ query: id }, failure);
    }
  }

  #refuse(what: { readonly command: string } | { readonly query: string }, error: Failure): void {
    if ('command' in what) this.#connection.send({ type: 'refused', command: what.command, error });
    else this.#connection.send({ type: 'failed', query: what.query, error });
  }

  /** `hello` or `token` went wrong. */
  #fail(error: unknown): void {
    const failure = failureOf(error);
    if (failure.code === 'INTERNAL') this.#context.log.error({ err: error }, 'session failed');
    const refused = failure.code === 'UNAUTHORIZED' || failure.code === 'FORBIDDEN';
    if (refused) this.#context.log.warn({ agent: this.#agent, code: failure.code }, 'agent refused');
    this.#connection.bye(failure, refused ? CLOSE.unauthorized : CLOSE.slow);
  }

  #expireAt({ expiresAt }: Identity): void {
    clearTimeout(this.#expiryTimer);
    this.#expiryTimer = setTimeout(() => {
      this.#connection.bye({ code: 'UNAUTHORIZED', message: 'The token has expired.' }, CLOSE.unauthorized);
    }, expiresAt - Date.now());
  }

  /** Silence counts from the welcome on: before it, the client waits for us. */
  #heard(): void {
    clearTimeout(this.#silenceTimer);
    if (!this.#follower) return;
    this.#silenceTimer = setTimeout(() => {
      this.#connection.close(CLOSE.slow);
    }, this.#context.timing.heartbeatMs * SILENCE);
  }
}

function invalid(): Failure {
  return { code: 'INVALID', message: 'The frame cannot be read.' };
}

function failureOf(error: unknown): Failure {
  if (error instanceof PadError) return { code: error.code, message: error.message };
  if (error instanceof StoreUnavailable)
    return { code: 'UNAVAILABLE', message: 'The store is out of reach.' };
  return { code: 'INTERNAL', message: 'The gateway failed.' };
}
