/** What becomes of an offer: taken, rejected or missed. Each is compare-and-set on the pending offer. */
import type { Change } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import type { OfferOutcome } from '../events/hints.js';
import { settle } from './gate.js';
import { move } from './transition.js';

/** An offer under lock. */
export interface LockedOffer {
  readonly id: string;
  readonly interaction: string;
  readonly agent: string;
  readonly pending: boolean;
  /** Its deadline has passed on the clock of the store. */
  readonly overdue: boolean;
  readonly onDeadline: 'redirect' | 'accept';
}

const LOCK = `
SELECT o.id::text AS id, o.interaction_id::text AS interaction, o.agent_id AS agent,
       o.state = 'pending' AND i.state = 'offered' AS pending, o.deadline <= clock_timestamp() AS overdue,
       o.on_deadline AS "onDeadline"
FROM interaction i JOIN offer o ON o.interaction_id = i.id
WHERE o.id = $1::uuid AND o.agent_id = $2
FOR UPDATE OF i, o`;

/** Locks an offer made to this agent, whatever became of it. */
export async function lockOffer(
  tx: Queryable,
  offer: string,
  agent: string,
): Promise<LockedOffer | undefined> {
  const [locked] = await tx.query<LockedOffer>(LOCK, [offer, agent]);
  return locked;
}

/** The agent has it now (WI-6); `actor` is the agent, or `gateway` for an auto answer (WI-10). */
export async function takeOffer(change: Change, offer: LockedOffer, actor: string): Promise<void> {
  const { interaction, agent } = offer;
  await decide(change, offer, 'accepted');
  await move(change.tx, { interaction, state: 'assigned', agent, event: 'accepted', actor });
  change.changes(agent, interaction);
}

/**
 * Back to the queue at its old place, away from this agent for a while: rejected (WI-7), or not answered in time and
 * redirected (WI-8).
 *
 * @param exclusionMs how long the agent is not offered it again.
 */
export async function returnOffer(
  change: Change,
  offer: LockedOffer,
  outcome: 'rejected' | 'redirected',
  exclusionMs: number,
): Promise<void> {
  const { interaction, agent } = offer;
  await decide(change, offer, outcome);
  await change.tx.query(
    `INSERT INTO exclusion(interaction_id, agent_id, until)
     VALUES ($1::uuid, $2, clock_timestamp() + $3::int * interval '1 millisecond')
     ON CONFLICT (interaction_id, agent_id) DO UPDATE SET until = excluded.until`,
    [interaction, agent, exclusionMs],
  );
  const actor = outcome === 'rejected' ? agent : 'gateway';
  await move(change.tx, { interaction, state: 'queued', agent: null, event: outcome, actor });
  change.leaves(agent, interaction, outcome);
  await settle(change, agent, 'unanswered');
}

async function decide(change: Change, { id }: LockedOffer, outcome: OfferOutcome): Promise<void> {
  const { tx } = change;
  await tx.query('UPDATE offer SET state = $2, decided_at = clock_timestamp() WHERE id = $1::uuid', [
    id,
    outcome,
  ]);
  change.offer(outcome);
}
