import type { Outcome } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** Where an interaction goes, and who made it go there. */
export interface Transition {
  readonly interaction: string;
  readonly state: 'queued' | 'assigned' | 'ended';
  /** Who has it afterwards; null: nobody. */
  readonly agent: string | null;
  /** The word in the log. */
  readonly event: 'accepted' | 'rejected' | 'redirected' | 'requeued' | 'done';
  /** An agent's id, or `gateway`. */
  readonly actor: string;
  readonly outcome?: Outcome;
}

const MOVE = `
WITH moved AS (
  UPDATE interaction
  SET state = $2, agent_id = $3, state_since = now(), version = version + 1, outcome = $6,
      ended_at = CASE WHEN $2 = 'ended' THEN now() END
  WHERE id = $1::uuid
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor)
SELECT id, version, $4, $5 FROM moved`;

/** Moves an interaction that is locked, and logs it (CG-45). */
export async function move(tx: Queryable, to: Transition): Promise<void> {
  await tx.query(MOVE, [to.interaction, to.state, to.agent, to.event, to.actor, to.outcome ?? null]);
}
