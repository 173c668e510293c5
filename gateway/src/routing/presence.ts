import type { AgentState } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** The hot row of an agent, under lock: every change that waits for locks takes it first. */
export interface Presence {
  /** What the agent chose; during wrap-up: before it. */
  readonly state: Extract<AgentState, 'ready' | 'not-ready' | 'logged-out'>;
  readonly reason: string | null;
  readonly wrap: 'wrap' | 'logging' | null;
  /** What begins when everything is finished. */
  readonly intended: { readonly state: 'ready' | 'not-ready'; readonly reason: string | null } | null;
  /** Something is open. */
  readonly busy: boolean;
  readonly connected: boolean;
  /** They have to sign in before they are ready (ST-3). */
  readonly locked: boolean;
  /** Not connected, and longer than the grace. */
  readonly graceOver: boolean;
}

/** Locks an agent's row. Throws where there is none: agents without one are unknown and get no socket. */
export async function lockPresence(tx: Queryable, agent: string): Promise<Presence> {
  const [row] = await tx.query<Presence>(
    `SELECT state, reason, wrap, busy, connected, coalesce(locked = 'locked', false) AS locked,
            CASE WHEN intended_state IS NOT NULL
              THEN jsonb_build_object('state', intended_state, 'reason', intended_reason) END AS intended,
            NOT connected AND coalesce(grace_until <= clock_timestamp(), false) AS "graceOver"
     FROM presence WHERE agent_id = $1 FOR UPDATE`,
    [agent],
  );
  if (!row) throw new Error(`Agent ${agent} has no presence`);
  return row;
}
