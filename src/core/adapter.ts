import type { Command } from './commands.js';
import type { ErrorCode } from './codes.js';
import type { Entry } from './conversation.js';
import type { Agent, Departure, Interaction, Link, Notice, Target, Timestamp } from './model.js';
import type { Signal } from './platform.js';
import type { Query, QueryResult } from './queries.js';

/** A refusal as data, for facts that settle a command. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** A message of a backend: in its own words, or with a code that the pad has words for and what it is `about`. */
export interface BackendNotice extends Pick<Notice, 'id' | 'level'> {
  readonly text: string;
  readonly code?: 'call-lost';
  readonly about?: string;
}

/**
 * What a backend reports: whole entities, never deltas. `by` lists the ids of the commands that this fact settles.
 *
 * A snapshot replaces everything of its source and starts revisions anew: it stands at the agent's revision, and later
 * facts are those with a higher one. Facts of a source before its first snapshot are dropped. `now` is the backend's clock at that moment
 * (countdowns use the difference), `left` says what left since the last fact the adapter had reported before it.
 */
export type Fact =
  | {
      readonly type: 'snapshot';
      readonly source: string;
      readonly now: Timestamp;
      readonly agent: Agent;
      readonly interactions: readonly Interaction[];
      readonly left: readonly Departure[];
      readonly by?: readonly string[];
    }
  | { readonly type: 'agent'; readonly agent: Agent; readonly by?: readonly string[] }
  | { readonly type: 'interaction'; readonly interaction: Interaction; readonly by?: readonly string[] }
  /** What was written in a conversation of this agent's, in order. */
  | { readonly type: 'message'; readonly entry: Entry; readonly by?: readonly string[] }
  /** The other side of a conversation is writing; not kept. It has stopped at `until`, or with its next entry. */
  | { readonly type: 'typing'; readonly interaction: string; readonly until: Timestamp }
  /** A watched target as it is now (`Watch`). */
  | { readonly type: 'target'; readonly target: Target }
  | { readonly type: 'notice'; readonly notice: BackendNotice }
  | { readonly type: 'link'; readonly link: Link; readonly now?: Timestamp }
  | { readonly type: 'settled'; readonly command: string; readonly error?: Failure };

/** The one interface that a backend author meets. `docs/writing-an-adapter.md` builds one step by step. */
export interface Adapter {
  /** The name of the backend; the `source` of its facts. */
  readonly name: string;
  /** False where the backend cannot tell a command that it has had from a new one (SIP): nobody asks again for a tab that has gone. */
  readonly recognisesCommands?: boolean;
  /**
   * Starts to report. Resolves after the first snapshot has been reported; rejects with a `PadError` only when trying
   * again is useless (`UNAUTHORIZED`, `VERSION`). Everything else is retried for ever and told by `link` facts.
   */
  connect(report: (fact: Fact) => void, signal: Signal): Promise<void>;
  /** Resolves when the backend accepted the command, rejects with a `PadError` when it refused. A fact settles it. */
  send(command: Command): Promise<void>;
  /** Answers a question, or rejects with a `PadError`. */
  query<Q extends Query>(query: Q, signal: Signal): Promise<QueryResult<Q>>;
  /** Stops; afterwards the adapter stays silent. May be connected again. */
  disconnect(): Promise<void>;
  /**
   * Like `disconnect`, but running calls are left to the adapter of another tab, whose `connect` takes them up. Absent as
   * long as they cannot be.
   */
  readonly handOver?: (() => Promise<void>) | undefined;
}
