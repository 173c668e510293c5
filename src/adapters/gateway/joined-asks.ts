import { PadError } from '../../core/index.js';
import type { Adapter, Command, Query, QueryResult, Signal } from '../../core/index.js';
import { ofCallback, type CallbackCalls } from './callback-calls.js';
import { OF_THE_LINE } from './joined-agent.js';
import { searchForLine } from './line-targets.js';
import type { OwnCalls } from './own-calls.js';

/** What the agent asks of a gateway and a line, each put to the one whom it concerns. */
export class JoinedAsks {
  readonly #gateway: Adapter;
  readonly #line: Adapter;
  readonly #calls: CallbackCalls;
  readonly #own: OwnCalls;
  /** What is watched is looked at for a call of the line. */
  watchesForLine: boolean = false;

  constructor(gateway: Adapter, line: Adapter, calls: CallbackCalls, own: OwnCalls) {
    this.#gateway = gateway;
    this.#line = line;
    this.#calls = calls;
    this.#own = own;
  }

  /** Sends a command to whom it concerns. */
  async send(command: Command): Promise<void> {
    const about = 'interaction' in command ? command.interaction : undefined;
    if (about === undefined) return this.#sendAboutNothing(command);
    const kept = this.#own.kept(about);
    if (kept && command.type in kept.can)
      return this.#gateway.send({ ...command, interaction: kept.id } as Command);
    if (this.#own.has(about)) return this.#line.send(command);
    const { line, view, isOver } = this.#calls.of(about) ?? {};
    const isOfTheLine = view && !isOver && command.type in ofCallback(view.can);
    if (line !== undefined && isOfTheLine)
      return this.#line.send({ ...command, interaction: line } as Command);
    if (command.type === 'done' && this.hasConsult(about)) throw new PadError('CHILD_OPEN');
    return this.#gateway.send(command);
  }

  /** Asks the gateway, which has its own names for the line's calls, and knows nothing of where those can go. */
  async query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>> {
    const kept = 'interaction' in query ? this.#own.kept(query.interaction) : undefined;
    if (kept) return this.#gateway.query({ ...query, interaction: kept.id }, signal);
    if (query.type !== 'directory' || !this.#isOnLine(query.about)) return this.#gateway.query(query, signal);
    return (await searchForLine(query, (asked) => this.#gateway.query(asked, signal))) as QueryResult<Q>;
  }

  /** Whether a consult about a callback goes on, on the line. */
  hasConsult(callback: string): boolean {
    return this.#own.open.some(({ parent = '' }) => this.#calls.callbackOf(parent) === callback);
  }

  async #sendAboutNothing(command: Command): Promise<void> {
    if (OF_THE_LINE.includes(command.type)) return this.#line.send(command);
    if (command.type !== 'watch') return this.#gateway.send(command);
    this.watchesForLine = this.#isOnLine(command.about);
    const { about: _, ...plain } = command;
    return this.#gateway.send(this.watchesForLine ? plain : command);
  }

  #isOnLine(id: string | undefined): boolean {
    return id !== undefined && (this.#own.has(id) || this.#calls.of(id)?.view !== undefined);
  }
}
