import type { Agent, Fact, Interaction, Link } from '../core/index.js';

/** What a listener may expect of an adapter at some moment; the rules hold the next fact against it. */
export interface Expectations {
  /** The name of the adapter: the source of its facts. Beside it there may be more, called `source/…`. */
  readonly source: string;
  /** Whether facts may come at all: after `connect` was called and until `disconnect` resolved. */
  readonly listening: boolean;
  /** Ids of the commands sent. */
  readonly sent: ReadonlySet<string>;
  /** Ids of the targets that the last settled `watch` named, and those that are under way. */
  readonly watched: ReadonlySet<string>;
  readonly agent?: Agent | undefined;
  readonly interactions: ReadonlyMap<string, Interaction>;
  /** The link of the source that is called like the adapter. */
  readonly link?: Link | undefined;
  /** The highest revision of that source since its last snapshot; nothing before the first. */
  revisionOf(source: string): number | undefined;
  /** The number of the last entry that was told of a conversation since the last snapshot; 0 before the first. */
  lastEntryOf(interaction: string): number;
}

/** One rule that every fact of every adapter keeps. Answers what is wrong, or nothing. */
export interface Rule {
  readonly name: string;
  check(fact: Fact, expected: Expectations): string | undefined;
}

/** The entities with a revision that a fact carries. */
export function entitiesOf(fact: Fact): readonly (Agent | Interaction)[] {
  if (fact.type === 'agent') return [fact.agent];
  if (fact.type === 'interaction') return [fact.interaction];
  return fact.type === 'snapshot' ? [fact.agent, ...fact.interactions] : [];
}

/** The interactions that a fact carries. */
export function interactionsOf(fact: Fact): readonly Interaction[] {
  if (fact.type === 'interaction') return [fact.interaction];
  return fact.type === 'snapshot' ? fact.interactions : [];
}
