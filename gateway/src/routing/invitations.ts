/**
 * Handing over by invitation (8.8): whoever has the interaction keeps it until the target accepts, and the target is offered
 * the same one. The rows of both agents are locked by the caller.
 */
import type { Handover, TargetRef, Transfer } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Change } from '../events/change.js';
import { uuidv7 } from '../ids.js';
import { engage, settle } from './gate.js';
import { decide, lockOffer } from './locked-offer.js';
import type { LockedOffer } from './locked-offer.js';
import { logEvent, move } from './transition.js';

/** Who invites whom to take what. */
export interface Invitation {
  readonly interaction: string;
  readonly source: string;
  readonly target: TargetRef;
  readonly handover: Handover;
  /** How long it stands where the entrance does not say so, in milliseconds. */
  readonly durationMs: number;
}

const INVITE = `
WITH offered AS (
  INSERT INTO offer(id, interaction_id, agent_id, deadline, duration_ms, on_deadline, kind, handover)
  SELECT $2::uuid, i.id, $3, clock_timestamp() + d.ms * interval '1 millisecond', d.ms, 'end', 'transfer', $4::jsonb
  FROM interaction i LEFT JOIN entrance e ON e.id = i.entrance_id
  CROSS JOIN LATERAL (SELECT coalesce(e.offer_ms, $5::int) AS ms) d
  WHERE i.id = $1::uuid
  RETURNING deadline, duration_ms)
UPDATE interaction SET transfer = jsonb_build_object('target', $6::jsonb, 'state', 'invited',
  'since', floor(extract(epoch FROM clock_timestamp()) * 1000), 'deadline', floor(extract(epoch FROM o.deadline) * 1000))
FROM offered o WHERE id = $1::uuid
RETURNING o.duration_ms AS ms`;

/** Invites an agent; a failed invitation before it is forgotten (WI-38). */
export async function invite(change: Change, invitation: Invitation): Promise<void> {
  const { interaction, source, target, handover, durationMs } = invitation;
  const [made] = await change.tx.query<{ ms: number }>(INVITE, [
    interaction,
    uuidv7(),
    target.id,
    JSON.stringify(handover),
    durationMs,
    JSON.stringify(target),
  ]);
  logEvent(change.tx, { interaction, event: 'invited', actor: source, body: { agent: target.id } });
  await engage(change, target.id);
  change.changes(source, interaction);
  change.arrives(target.id, interaction);
  change.due(made?.ms ?? durationMs);
}

/** The target has it now, and it has left the source, which counts as a release (MI-34). */
export async function acceptInvitation(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  const { interaction, agent, holder } = offer;
  decide(change, offer, 'accepted');
  await change.tx.query(
    'UPDATE interaction i SET handover = o.handover FROM offer o WHERE o.id = $1::uuid AND i.id = o.interaction_id',
    [offer.id],
  );
  move(change, { interaction, state: 'assigned', agent, event: 'transferred', actor });
  change.changes(agent, interaction);
  change.leaves(holder, interaction, 'transferred');
  await settle(change, holder, 'released');
}

/** It came to nothing: the source goes on with it and learns why (WI-37). */
export async function failInvitation(
  change: Change,
  offer: LockedOffer,
  failure: Exclude<Transfer['state'], 'invited'>,
): Promise<void> {
  const outcome = OUTCOMES[failure];
  await over(change, offer, outcome);
  await change.tx.query(
    `UPDATE interaction SET transfer = jsonb_build_object('target', transfer->'target', 'state', $2::text,
       'since', floor(extract(epoch FROM clock_timestamp()) * 1000)) WHERE id = $1::uuid`,
    [offer.interaction, failure],
  );
  const actor = failure === 'rejected' ? offer.agent : 'gateway';
  const body = { agent: offer.agent };
  logEvent(change.tx, { interaction: offer.interaction, event: `transfer-${failure}`, actor, body });
}

/** The source takes it back, or is lost. */
export async function withdrawInvitation(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  const { interaction, agent } = offer;
  await over(change, offer, 'withdrawn');
  await change.tx.query('UPDATE interaction SET transfer = NULL WHERE id = $1::uuid', [interaction]);
  logEvent(change.tx, { interaction, event: 'transfer-withdrawn', actor, body: { agent } });
}

/** Locks the open invitation to an interaction that is locked already. */
export async function lockInvitation(tx: Queryable, interaction: string): Promise<LockedOffer | undefined> {
  const [open] = await tx.query<{ id: string; agent: string }>(
    `SELECT id::text AS id, agent_id AS agent FROM offer
     WHERE interaction_id = $1::uuid AND kind = 'transfer' AND state = 'pending'`,
    [interaction],
  );
  const offer = open && (await lockOffer(tx, open.id, open.agent));
  return offer?.pending === true ? offer : undefined;
}

const OUTCOMES = { rejected: 'rejected', 'timed-out': 'redirected', failed: 'withdrawn' } as const;

async function over(
  change: Change,
  offer: LockedOffer,
  outcome: 'rejected' | 'redirected' | 'withdrawn',
): Promise<void> {
  decide(change, offer, outcome);
  change.changes(offer.holder, offer.interaction);
  change.leaves(offer.agent, offer.interaction, outcome);
  await settle(change, offer.agent, 'unanswered');
}
