import type { Outcome } from 'contact-pad/core';
import type { Tx } from '../db/db.js';

/** Where an interaction goes, and who made it go there. */
export interface Transition {
  readonly interaction: string;
  readonly state: 'scheduled' | 'queued' | 'assigned' | 'wrap' | 'parked' | 'ended';
  /** Who has it afterwards; null: nobody. */
  readonly agent: string | null;
  /** The word in the log. */
  readonly event: Outcome | 'accepted' | 'did-not-arrive' | 'resumed' | 'taken';
  /** An agent's id, or `gateway`. */
  readonly actor: string;
  readonly outcome?: Outcome;
}

// What became of an invitation concerns only who made it, and only while they go on; so do a call, and what to put a
// callback off to.
const MOVE = `
WITH moved AS (
  UPDATE interaction
  SET state = $2, agent_id = $3, state_since = now(), version = version + 1, outcome = $6, transfer = NULL,
      call_phase = NULL, callback = callback - '{rescheduledTo,personal,dialled}'::text[],
      ended_at = CASE WHEN $2 = 'ended' THEN now() END
  WHERE id = $1::uuid
  RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, $4, $5, jsonb_strip_nulls(jsonb_build_object('state', $2::text, 'agent', $3::text)) FROM moved`;

/** Moves an interaction that is locked, and logs it with where it is then (CG-45). */
export function move(tx: Tx, to: Transition): void {
  tx.send(MOVE, [to.interaction, to.state, to.agent, to.event, to.actor, to.outcome ?? null]);
}

const NOTE = `
WITH noted AS (UPDATE interaction SET version = version + 1 WHERE id = $1::uuid RETURNING id, version)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, $2, $3, $4::jsonb FROM noted`;

/** Logs what was done with an interaction that is locked and stays where it is. */
export function logEvent(
  tx: Tx,
  entry: {
    readonly interaction: string;
    readonly event: string;
    readonly actor: string;
    readonly body?: Readonly<Record<string, unknown>>;
  },
): void {
  tx.send(NOTE, [entry.interaction, entry.event, entry.actor, JSON.stringify(entry.body ?? {})]);
}
