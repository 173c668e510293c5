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
  /** What some of these should be; at most one for each figure. */
  readonly goals?: readonly Goal[];
}

/**
 * What one figure of an agent should be (KP-1): how many they handled, how long that took on average, in milliseconds, or how
 * long they were in a state.
 */
export interface Goal {
  readonly of: 'handled' | 'average' | 'time';
  /** By which medium, with `handled` and `average`; without it: by all together. */
  readonly medium?: Medium;
  /** In which state, with `time`. */
  readonly state?: StateTime['state'];
  /** Code of a configured reason, with `not-ready`. */
  readonly reason?: string;
  readonly target?: number;
  /** A value under or over these is not as it should be, and one under or over those that follow is wrong. */
  readonly warningLow?: number;
  readonly warningHigh?: number;
  readonly errorLow?: number;
  readonly errorHigh?: number;
  /** What it is about, in some sentences for the agent. */
  readonly description?: string;
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
