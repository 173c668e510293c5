/** An offer of any kind, under lock; whatever becomes of it is compare-and-set on its being pending. */
import type { Medium, OnDeadline } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import type { Change } from '../events/change.js';
import type { OfferOutcome, OfferStep } from '../events/step.js';

/** An offer under lock. */
export interface LockedOffer {
  readonly id: string;
  readonly interaction: string;
  /** Whom it is made to. */
  readonly agent: string;
  readonly medium: Medium;
  /** From a queue, to take over what somebody has, to talk about something, or to write to each other. */
  readonly kind: 'queue' | 'transfer' | 'consult' | 'im';
  /** Who has the interaction; of an invitation another agent. */
  readonly holder: string;
  readonly pending: boolean;
  /** How long ago its deadline passed on the clock of the store, in milliseconds; less than 0 while it has not, or has none. */
  readonly overdueMs: number;
  readonly onDeadline: OnDeadline;
}

const LOCK = `
SELECT o.id::text AS id, o.interaction_id::text AS interaction, o.agent_id AS agent, i.medium, o.kind, i.agent_id AS holder,
       o.state = 'pending' AND i.state = CASE o.kind WHEN 'transfer' THEN 'assigned' ELSE 'offered' END AS pending,
       coalesce(extract(epoch FROM clock_timestamp() - o.deadline) * 1000, -1)::float8 AS "overdueMs",
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

const DECIDE = `
WITH decided AS (
  UPDATE offer SET state = $2, decided_at = clock_timestamp() WHERE id = $1::uuid
  RETURNING interaction_id, kind, state AS outcome, created_at AS "from", decided_at AS "to")
SELECT 'offer' AS type, i.id::text AS interaction, i.medium, i.task_type AS "taskType", i.trace, d.*
FROM decided d JOIN interaction i ON i.id = d.interaction_id`;

/** Writes what became of it. */
export function decide(change: Change, { id }: Pick<LockedOffer, 'id'>, outcome: OfferOutcome): void {
  change.went(change.tx.query<OfferStep>(DECIDE, [id, outcome]));
}
