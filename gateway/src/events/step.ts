/** The course of what came in, step by step as it was committed: figures and traces are made of it. */
import type { Medium, Outcome } from 'contact-pad/core';

/** How an offer ends; one that was missed is `redirected`. */
export type OfferOutcome = 'accepted' | 'rejected' | 'redirected' | 'withdrawn';

interface Stretch {
  /** Id of the interaction. */
  readonly interaction: string;
  readonly medium: Medium;
  readonly taskType: string | null;
  /** The W3C trace context of the request that brought it; null where nobody traced. */
  readonly trace: string | null;
  /** By the clock of the store. */
  readonly from: Date;
  readonly to: Date;
}

/** An offer was decided. */
export interface OfferStep extends Stretch {
  readonly type: 'offer';
  readonly kind: 'queue' | 'transfer' | 'consult' | 'im';
  readonly outcome: OfferOutcome;
}

/** It waited for its first agent: since it was received, or a callback was due. */
export interface WaitStep extends Stretch {
  readonly type: 'wait';
}

/** It was handled: from when the first agent had it until it ended. */
export interface HandleStep extends Stretch {
  readonly type: 'handle';
  /** How long agents had it of that, with after-work and without what was parked, in milliseconds. */
  readonly handledMs: number;
  readonly outcome: Outcome | null;
}

/** One step, told when it is over. */
export type Step = OfferStep | WaitStep | HandleStep;

/** SQL: what the steps are made of, of an interaction. */
export const STEP_COLUMNS = `id, version, state, sender_id, medium, task_type, trace, callback, created_at, state_since,
  answered_at, ended_at, handled, outcome`;

const OF_INTERACTION = 'id::text AS interaction, medium, task_type AS "taskType", trace';

/** SQL: the columns of a `WaitStep`, of an interaction that its first agent has since `state_since`. */
export const WAIT_STEP = `'wait' AS type, ${OF_INTERACTION}, state_since AS "to",
  greatest(created_at, to_timestamp((callback->>'scheduledAt')::float8 / 1000)) AS "from"`;

/** SQL: the columns of a `HandleStep`, of an interaction that has ended. */
export const HANDLE_STEP = `'handle' AS type, ${OF_INTERACTION}, ended_at AS "to", answered_at AS "from",
  (1000 * extract(epoch FROM handled))::float8 AS "handledMs", outcome`;
