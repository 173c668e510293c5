/**
 * Calls to colleagues (8.9): two interactions of medium voice that name each other, one leg for each side. What they are
 * about stays as it is (MI-24). The rows of both agents are locked by the caller.
 */
import type { Outcome, TargetRef } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Change } from '../events/change.js';
import { uuidv7 } from '../ids.js';
import { engage, settle } from './gate.js';
import { decide, lockOffer } from './locked-offer.js';
import type { LockedOffer } from './locked-offer.js';
import { move } from './transition.js';

/** Who calls whom about what. */
export interface Call {
  readonly parent: string;
  readonly asker: TargetRef;
  readonly target: TargetRef;
  /** How long it rings, in milliseconds. */
  readonly ringMs: number;
}

// Whoever is asked sees all that the asker sees of what it is about.
const RING = `
WITH legs AS (
  SELECT * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::jsonb[]) WITH ORDINALITY AS l(id, agent, state, peer, n)),
made AS (
  INSERT INTO interaction(id, medium, state, agent_id, weight, priority, subject, record, data, contact,
    contact_id, parent_id, peer, peer_id, handover, ring_until, node_id)
  SELECT l.id, m.id, l.state, l.agent, m.weight, i.priority, i.subject, i.record, i.data, i.contact,
    i.contact_id, CASE l.n WHEN 1 THEN i.id END, l.peer, x.id, CASE l.n WHEN 2 THEN jsonb_build_object('by', l.peer) END,
    CASE l.n WHEN 1 THEN clock_timestamp() + $6::int * interval '1 millisecond' END, p.node_id
  FROM legs l JOIN legs x ON x.id <> l.id JOIN presence p ON p.agent_id = ($3::text[])[1]
  CROSS JOIN interaction i CROSS JOIN medium m
  WHERE i.id = $1::uuid AND m.id = 'voice'
  RETURNING id, version, ring_until),
offered AS (
  INSERT INTO offer(id, interaction_id, agent_id, deadline, duration_ms, on_deadline, kind)
  SELECT $7::uuid, l.id, l.agent, clock_timestamp() + $6::int * interval '1 millisecond', $6::int, 'end', 'consult'
  FROM legs l WHERE l.n = 2)
INSERT INTO interaction_log(interaction_id, version, event, actor, body)
SELECT id, version, 'called', ($3::text[])[1], jsonb_build_object('about', $1::text) FROM made`;

/** Calls a colleague about an interaction that the asker has. */
export async function ring(change: Change, { parent, asker, target, ringMs }: Call): Promise<void> {
  const [asking, asked] = [uuidv7(), uuidv7()];
  await change.tx.query(RING, [
    parent,
    [asking, asked],
    [asker.id, target.id],
    ['establishing', 'offered'],
    [JSON.stringify(target), JSON.stringify(asker)],
    ringMs,
    uuidv7(),
  ]);
  await engage(change, asker.id);
  await engage(change, target.id);
  change.arrives(asker.id, asking);
  change.arrives(target.id, asked);
  change.changes(asker.id, parent);
  change.due(ringMs);
}

/** The colleague has answered: both are connected. */
export async function answerCall(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  decide(change, offer, 'accepted');
  for (const { id, agent } of await lockLegs(change.tx, offer.interaction)) {
    move(change, { interaction: id, state: 'assigned', agent, event: 'accepted', actor });
    change.changes(agent, id);
  }
}

/** The colleague did not: it has ended for both (MI-23). */
export async function missCall(
  change: Change,
  offer: LockedOffer,
  outcome: 'rejected' | 'redirected',
): Promise<void> {
  decide(change, offer, outcome);
  const asking = outcome === 'rejected' ? 'rejected' : 'timed-out';
  const actor = outcome === 'rejected' ? offer.agent : 'gateway';
  for (const leg of await lockLegs(change.tx, offer.interaction))
    await endLeg(change, leg, leg.asks ? asking : outcome, actor);
}

/** One of the two hangs up: a leg of theirs that rings or is connected (MI-22). There is no after-work. */
export async function endConsult(change: Change, agent: string, interaction: string): Promise<void> {
  await hangUp(change, interaction, { ringing: 'released', actor: agent });
}

/** One of the two is lost, or the gateway that made the call. */
export async function dropConsult(change: Change, interaction: string): Promise<void> {
  await hangUp(change, interaction, { ringing: 'failed', actor: 'gateway' });
}

/** Both legs of what the agent has of calls, ended because they are lost. */
export async function dropConsultsOf(change: Change, agent: string): Promise<void> {
  const legs = await change.tx.query<{ id: string }>(
    `SELECT id::text AS id FROM interaction
     WHERE agent_id = $1 AND medium = 'voice' AND peer_id IS NOT NULL AND state IN ('offered','establishing','assigned') ORDER BY seq`,
    [agent],
  );
  for (const { id } of legs) await dropConsult(change, id);
}

interface Leg {
  readonly id: string;
  readonly agent: string;
  readonly state: 'offered' | 'establishing' | 'assigned';
  /** This side has asked the other. */
  readonly asks: boolean;
  readonly parent: string | null;
}

const LOCK = `
SELECT i.id::text AS id, i.agent_id AS agent, i.state, i.parent_id IS NOT NULL AS asks, i.parent_id::text AS parent
FROM interaction i
WHERE i.id = ANY(ARRAY[$1::uuid, (SELECT x.peer_id FROM interaction x WHERE x.id = $1::uuid)]) AND i.state <> 'ended'
ORDER BY i.seq FOR UPDATE`;

/** Both legs, the asker's first. */
async function lockLegs(tx: Queryable, interaction: string): Promise<Leg[]> {
  return tx.query<Leg>(LOCK, [interaction]);
}

async function hangUp(
  change: Change,
  interaction: string,
  { ringing, actor }: { readonly ringing: 'released' | 'failed'; readonly actor: string },
): Promise<void> {
  for (const leg of await lockLegs(change.tx, interaction)) {
    if (leg.state === 'offered') await withdrawCall(change, leg);
    const outcomes = { offered: 'withdrawn', establishing: ringing, assigned: 'released' } as const;
    await endLeg(change, leg, outcomes[leg.state], actor);
  }
}

async function withdrawCall(change: Change, { id, agent }: Leg): Promise<void> {
  const { tx } = change;
  const [open] = await tx.query<{ id: string }>(
    `SELECT id::text AS id FROM offer WHERE interaction_id = $1::uuid AND state = 'pending'`,
    [id],
  );
  const offer = open && (await lockOffer(tx, open.id, agent));
  if (offer?.pending) decide(change, offer, 'withdrawn');
}

async function endLeg(change: Change, leg: Leg, outcome: Outcome, actor: string): Promise<void> {
  const { id, agent, state, parent } = leg;
  move(change, { interaction: id, state: 'ended', agent: null, event: outcome, actor, outcome });
  change.leaves(agent, id, outcome);
  await settle(change, agent, state === 'offered' ? 'unanswered' : 'given-back');
  if (parent !== null) await showParent(change, agent, parent);
}

/** What can be done with it depends on whether a consult about it is open (WC-26). */
async function showParent(change: Change, agent: string, parent: string): Promise<void> {
  const has = await change.tx.query(
    `SELECT FROM interaction WHERE id = $1::uuid AND agent_id = $2 AND state IN ('assigned','wrap','parked')`,
    [parent, agent],
  );
  if (has.length > 0) change.changes(agent, parent);
}
