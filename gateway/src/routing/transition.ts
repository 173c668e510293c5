import type { Outcome } from 'contact-pad/core';
import type { Tx } from '../db/db.js';
import type { Change } from '../events/change.js';
import { HANDLE_STEP, STEP_COLUMNS, WAIT_STEP } from '../events/step.js';
import type { HandleStep, WaitStep } from '../events/step.js';

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

/** SQL: how long agents have had it, when it goes on now from a state in which its agent has it. */
export const HANDLED = `handled + CASE WHEN state IN ('assigned','wrap') THEN greatest(now() - state_since, '0') ELSE '0' END`;

// What became of an invitation concerns only who made it, and only while they go on; so do a call, and what to put a
// callback off to.
const moved = (step: string): string => `
WITH moved AS (
  UPDATE interaction
  SET state = $2, agent_id = $3, state_since = now(), version = version + 1, outcome = $6, transfer = NULL,
      call_phase = NULL, callback = callback - '{rescheduledTo,personal,dialled}'::text[],
      ended_at = CASE WHEN $2 = 'ended' THEN now() END,
      answered_at = CASE WHEN $2 = 'assigned' THEN coalesce(answered_at, now()) ELSE answered_at END,
      handled = ${HANDLED}
  WHERE id = $1::uuid
  RETURNING ${STEP_COLUMNS}),
noted AS (
  INSERT INTO interaction_log(interaction_id, version, event, actor, body)
  SELECT id, version, $4, $5, jsonb_strip_nulls(jsonb_build_object('state', $2::text, 'agent', $3::text)) FROM moved)
SELECT ${step} FROM moved WHERE sender_id IS NOT NULL`;

const ASSIGN = `${moved(WAIT_STEP)} AND answered_at = now()`;
const END = `${moved(HANDLE_STEP)} AND answered_at IS NOT NULL`;
const MOVE = `${moved('')} AND false`;

/** Moves an interaction that is locked, and logs it with where it is then (CG-45). */
export function move(change: Change, to: Transition): void {
  const params = [to.interaction, to.state, to.agent, to.event, to.actor, to.outcome ?? null];
  if (to.state === 'assigned') change.went(change.tx.query<WaitStep>(ASSIGN, params));
  else if (to.state === 'ended') change.went(change.tx.query<HandleStep>(END, params));
  else change.tx.send(MOVE, params);
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
