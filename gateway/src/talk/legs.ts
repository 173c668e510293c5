/** The two sides of an instant message, under lock: one interaction for each agent, which name each other in peer_id. */
import type { Conversation, Outcome, TargetRef } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Change } from '../events/change.js';
import { uuidv7 } from '../ids.js';
import { decide, lockOffer } from '../routing/locked-offer.js';
import { move } from '../routing/transition.js';

/** One side, as long as its agent has it. */
export interface Leg {
  readonly id: string;
  readonly agent: string;
  readonly state: 'offered' | 'not-connected' | 'establishing' | 'assigned' | 'wrap';
  /** Id of the transcript that both share. */
  readonly transcript: string;
  /** This side began it. */
  readonly own: boolean;
  /** The other agent. */
  readonly peer: TargetRef;
  /** The asker has waited for long enough, on the clock of the store. */
  readonly waited: boolean;
}

const LOCK = `
SELECT i.id::text AS id, i.agent_id AS agent, i.state, coalesce(i.transcript_id, i.id)::text AS transcript,
  i.transcript_id IS NULL AS own, i.peer, coalesce(i.ring_until <= clock_timestamp(), false) AS waited
FROM interaction i
WHERE i.id = ANY(ARRAY[$1::uuid, (SELECT x.peer_id FROM interaction x WHERE x.id = $1::uuid)]) AND i.state <> 'ended'
ORDER BY i.transcript_id NULLS FIRST FOR UPDATE`;

/** Locks both sides, or the one that is left; the asker's first. The rows of both agents are locked by the caller. */
export async function lockLegs(tx: Queryable, interaction: string): Promise<Leg[]> {
  return tx.query<Leg>(LOCK, [interaction]);
}

/** Who begins a conversation, with whom, about what. */
export interface Beginning {
  readonly agent: TargetRef;
  readonly peer: TargetRef;
  readonly parent: string | null;
}

// What it is about is on both sides as it was for the asker then: the target sees all of it (IM-20).
const BEGIN = `
WITH made AS (
  INSERT INTO interaction(id, medium, state, agent_id, weight, subject, record, data, contact, contact_id, parent_id, peer)
  SELECT $1::uuid, 'im', 'not-connected', $2, 0, coalesce(p.subject, ''), p.record, coalesce(p.data, '[]'), p.contact,
    p.contact_id, p.id, $3::jsonb
  FROM (SELECT $4::uuid AS id) g LEFT JOIN interaction p ON p.id = g.id
  RETURNING id)
INSERT INTO interaction_log(interaction_id, version, event, actor) SELECT id, 1, 'begun', $2 FROM made`;

/** The asker's side, of which nobody else knows yet. Gives its id. */
export async function beginLeg(change: Change, { agent, peer, parent }: Beginning): Promise<string> {
  const id = uuidv7();
  await change.tx.query(BEGIN, [id, agent.id, JSON.stringify(peer), parent]);
  change.changes(agent.id, id);
  return id;
}

/** How long an invitation is shown, and how long whoever invites waits, both in milliseconds. */
export interface InvitationTimes {
  readonly imNoticeMs: number;
  readonly imWaitMs: number;
}

const INVITE = `
WITH asked AS (
  INSERT INTO interaction(id, medium, state, agent_id, weight, subject, record, data, contact, contact_id, peer, peer_id, transcript_id)
  SELECT $2::uuid, 'im', 'offered', $3, 0, i.subject, i.record, i.data, i.contact, i.contact_id, $4::jsonb, i.id, i.id
  FROM interaction i WHERE i.id = $1::uuid
  RETURNING id),
offered AS (
  INSERT INTO offer(id, interaction_id, agent_id, deadline, duration_ms, on_deadline, kind)
  SELECT $5::uuid, id, $3, clock_timestamp() + $6::int * interval '1 millisecond', $6::int, 'stay', 'im' FROM asked),
asks AS (
  UPDATE interaction SET state = 'establishing', state_since = now(), version = version + 1, peer_id = $2::uuid,
    ring_until = clock_timestamp() + $7::int * interval '1 millisecond'
  WHERE id = $1::uuid
  RETURNING id, version, agent_id)
INSERT INTO interaction_log(interaction_id, version, event, actor)
SELECT id, version, 'invited', agent_id FROM asks UNION ALL SELECT id, 1, 'invited', $8 FROM asked`;

/** The other side comes to be, and is asked. */
export async function inviteLeg(
  change: Change,
  leg: string,
  { agent, peer }: Pick<Beginning, 'agent' | 'peer'>,
  { imNoticeMs, imWaitMs }: InvitationTimes,
): Promise<void> {
  const asked = uuidv7();
  const ids = [leg, asked, peer.id, JSON.stringify(agent), uuidv7()];
  await change.tx.query(INVITE, [...ids, imNoticeMs, imWaitMs, agent.id]);
  change.changes(agent.id, leg);
  change.changes(peer.id, asked);
  change.due(Math.min(imNoticeMs, imWaitMs));
}

/** It is over for this side, which keeps what was written until it is done (IM-9). */
export async function wrapLeg(
  change: Change,
  { id, agent, state }: Leg,
  ended: NonNullable<Conversation['ended']>,
  actor: string,
): Promise<void> {
  if (state === 'offered') await withdraw(change, id, agent);
  move(change, { interaction: id, state: 'wrap', agent, event: EVENTS[ended], actor });
  await change.tx.query('UPDATE interaction SET ended = $2 WHERE id = $1::uuid', [id, ended]);
  change.changes(agent, id);
  // Whether they may log out depends on it.
  if (state === 'assigned') change.agent(agent);
}

/** It leaves this side. */
export async function dropLeg(
  change: Change,
  { id, agent, state }: Leg,
  outcome: Outcome,
  actor: string,
): Promise<void> {
  if (state === 'offered' && outcome !== 'rejected') await withdraw(change, id, agent);
  move(change, { interaction: id, state: 'ended', agent: null, event: outcome, actor, outcome });
  change.leaves(agent, id, outcome);
}

const EVENTS = {
  'by-agent': 'released',
  'by-other': 'released',
  rejected: 'rejected',
  'timed-out': 'timed-out',
} as const;

async function withdraw(change: Change, interaction: string, agent: string): Promise<void> {
  const [open] = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM offer WHERE interaction_id = $1::uuid AND state = 'pending'`,
    [interaction],
  );
  const offer = open && (await lockOffer(change.tx, open.id, agent));
  if (offer?.pending) decide(change, offer, 'withdrawn');
}
