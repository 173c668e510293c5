import type { Command } from './commands.js';
import type { ErrorCode } from './codes.js';
import type { Agent, Departure, Interaction, Link, Notice, Target, Timestamp } from './model.js';
import type { Signal } from './platform.js';
import type { Query, QueryResult } from './queries.js';

/** A refusal as data, for facts that settle a command. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
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
  /** A watched target as it is now (`Watch`). */
  | { readonly type: 'target'; readonly target: Target }
  | { readonly type: 'notice'; readonly notice: Pick<Notice, 'id' | 'level'> & { readonly text: string } }
  | { readonly type: 'link'; readonly link: Link; readonly now?: Timestamp }
  | { readonly type: 'settled'; readonly command: string; readonly error?: Failure };

/** The one interface that a backend author meets. `docs/writing-an-adapter.md` builds one step by step. */
export interface Adapter {
  /** The name of the backend; the `source` of its facts. */
  readonly name: string;
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
}
