import type { AgentState, Medium, Timestamp } from './model.js';

/**
 * Ask what this agent did since a moment, such as the beginning of their day (KP-1). `INVALID` for a moment that is to come,
 * or more than two days ago.
 */
export interface StatisticsQuery {
  readonly type: 'statistics';
  readonly since: Timestamp;
}

/** What an agent did since then; what lasts is counted up to now. */
export interface Statistics {
  /** Each state that there was, with its reason, but for being logged out; the longest first. */
  readonly states: readonly StateTime[];
  /** Each medium by which something was handled. */
  readonly media: readonly MediumFigures[];
}

/** How long an agent was in a state, in milliseconds. */
export interface StateTime {
  readonly state: AgentState;
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
  readonly ms: number;
}

/** What an agent handled by a medium. What agents say to each other is not counted. */
export interface MediumFigures {
  readonly medium: Medium;
  /** How many they had and have no more: finished, handed over or given back. What came back is counted once. */
  readonly handled: number;
  /** How long they had them, with after-work and without what was put aside, in milliseconds. */
  readonly ms: number;
}
