/** What one agent asks over one socket: commands, questions, and targets to watch. */
import { PadError } from 'contact-pad/core';
import type { Command, Failure, Goal, Query, Target, Typing, Watch } from 'contact-pad/core';
import type { Refusals } from '../audit/refusals.js';
import { StoreUnavailable } from '../db/db.js';
import type { Store } from '../events/change.js';
import { isUuid } from '../ids.js';
import type { Logger } from '../log.js';
import type { OfferRules } from '../routing/offers.js';
import { tellWriting } from '../talk/writing.js';
import { carryOut } from './commands.js';
import type { Connection } from './connection.js';
import type { Directory } from './directory.js';
import { answer } from './queries.js';
import type { GrantAttachment } from './queries.js';
import type { Watcher, Watchers } from './watchers.js';

/** What requests are answered from. */
export interface RequestContext {
  readonly store: Store;
  readonly grant: GrantAttachment;
  readonly directory: Directory;
  readonly goals: readonly Goal[];
  readonly watchers: Watchers;
  readonly rules: OfferRules;
  readonly refusals: Refusals;
  readonly log: Logger;
}

/** Answers each request on the connection that it came by; nothing is thrown. */
export class Requests {
  readonly #agent: string;
  readonly #connection: Connection;
  readonly #context: RequestContext;
  #watcher: Watcher | undefined;

  constructor(agent: string, connection: Connection, context: RequestContext) {
    this.#agent = agent;
    this.#connection = connection;
    this.#context = context;
  }

  /** Carries out a command that came in then, by `performance.now()`. */
  async command(command: Command, since: number): Promise<void> {
    if (command.type === 'watch') return this.#watch(command);
    if (command.type === 'typing') return this.#typing(command);
    const { store, rules, log } = this.#context;
    const [agent, requestId] = [this.#agent, this.#connection.id];
    const error = await carryOut(store, { agent, rules, since }, command).catch((thrown: unknown) => {
      log.error({ err: thrown, requestId, agent, command: command.id }, 'command failed');
      return { code: 'INTERNAL', message: 'The gateway failed.' } as const;
    });
    if (error) this.#refuse(command, error);
    else this.#connection.send({ type: 'accepted', command: command.id });
    const { id, type } = command;
    log.info({ requestId, agent, command: id, type, code: error?.code ?? 'OK' }, 'command');
  }

  /** Answers a question. */
  async query(id: string, query: Query): Promise<void> {
    const { store, grant, directory, goals, log } = this.#context;
    try {
      const result = await answer({ db: store.db, grant, directory, goals }, this.#agent, query);
      this.#connection.send({ type: 'answer', query: id, result });
    } catch (error) {
      const failure = failureOf(error);
      if (failure.code === 'INTERNAL')
        log.error({ err: error, requestId: this.#connection.id, query: query.type }, 'question failed');
      this.#note(query, failure);
      refuse(this.#connection, { query: id }, failure);
    }
  }

  /** Watches nothing any more. */
  close(): void {
    if (this.#watcher) this.#context.watchers.remove(this.#watcher);
  }

  /** Not kept: it belongs to this socket, and again it does the same. */
  async #watch(command: Watch): Promise<void> {
    const { id, targets, about } = command;
    const { watchers } = this.#context;
    const tell = (target: Target): void => {
      this.#connection.send({ type: 'live', fact: { type: 'target', target } });
    };
    const watcher = { agent: this.#agent, targets, about, tell };
    try {
      if (targets.length > 0) await watchers.add(watcher);
    } catch (error) {
      this.#refuse(command, failureOf(error));
      return;
    }
    this.close();
    this.#watcher = watcher;
    this.#settle(id);
  }

  /** Not kept either: whoever is at the other end hears of it now, or not at all. */
  async #typing(command: Typing): Promise<void> {
    const { id, interaction } = command;
    try {
      await tellWriting(this.#context.store, this.#agent, interaction);
    } catch (error) {
      this.#refuse(command, failureOf(error));
      return;
    }
    this.#settle(id);
  }

  #refuse(command: Command, error: Failure): void {
    this.#note(command, error);
    refuse(this.#connection, { command: command.id }, error);
  }

  /** For the audit: who asked for what is not theirs. */
  #note(request: Command | Query, { code }: Failure): void {
    const object = 'interaction' in request && isUuid(request.interaction) ? request.interaction : undefined;
    this.#context.refusals.add({
      ...{ kind: 'agent', actor: this.#agent, tried: request.type, code },
      ...(object === undefined ? {} : { object }),
    });
  }

  #settle(command: string): void {
    this.#connection.send({ type: 'accepted', command });
    this.#connection.send({ type: 'live', fact: { type: 'settled', command } });
  }
}

/** Says why a request is not done. */
export function refuse(
  connection: Connection,
  what: { readonly command: string } | { readonly query: string },
  error: Failure,
): void {
  if ('command' in what) connection.send({ type: 'refused', command: what.command, error });
  else connection.send({ type: 'failed', query: what.query, error });
}

/** What an agent is told of whatever was thrown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof PadError) return { code: error.code, message: error.message };
  if (error instanceof StoreUnavailable)
    return { code: 'UNAVAILABLE', message: 'The store is out of reach.' };
  return { code: 'INTERNAL', message: 'The gateway failed.' };
}
