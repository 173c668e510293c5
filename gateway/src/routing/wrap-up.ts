/**
 * After-work (MI-35, CG-32): the one wrap-up that begins after the last release, and lasts as long as the longest of what
 * is over, then until every required disposition is set. The agent's row is locked by the caller.
 */
import type { Change } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { beginIntended } from './agent-state.js';
import { recount } from './load.js';
import { move } from './transition.js';

/** SQL: the after-work of an agent, as interactions `i` with their task type `tt`, where it is one that was set up. */
const AFTER_WORK = `
interaction i LEFT JOIN task_type tt ON tt.id = i.task_type WHERE i.agent_id = $1 AND i.state = 'wrap' AND i.medium <> 'im'`;

// Ended by hand; so is a chat that its contact has left, which has no other after-work: the agent sees that they left.
const OPEN =
  "coalesce(tt.wrap = 'open', false) OR (i.ended IS NOT DISTINCT FROM 'by-other' AND coalesce(tt.wrap, 'none') = 'none')";

const BEGIN = `
UPDATE presence p
SET wrap = 'wrap', wrap_since = w.at, wrap_until = CASE WHEN w.ms IS NOT NULL THEN w.at + w.ms * interval '1 millisecond' END
FROM (
  SELECT clock_timestamp() AS at, CASE WHEN NOT bool_or(${OPEN}) THEN max(tt.wrap_ms) FILTER (WHERE tt.wrap = 'timed') END AS ms,
    coalesce(bool_or(tt.wrap <> 'none' OR ${OPEN}), false) AS takes
  FROM ${AFTER_WORK}) w
WHERE p.agent_id = $1 AND w.takes
RETURNING w.ms`;

const LACKING = `
SELECT FROM ${AFTER_WORK} AND i.disposition IS NULL AND tt.disposition_required AND tt.disposition_set_id IS NOT NULL LIMIT 1`;

const LOG = `UPDATE presence SET wrap = 'logging', wrap_since = clock_timestamp(), wrap_until = NULL WHERE agent_id = $1`;

const FINISH = `
UPDATE presence SET wrap = NULL, wrap_since = NULL, wrap_until = NULL, since = now(), idle_since = now() WHERE agent_id = $1`;

const EXTEND = `
UPDATE presence p SET wrap_until = p.wrap_until + w.ms * interval '1 millisecond'
FROM (SELECT max(tt.extend_ms) AS ms FROM ${AFTER_WORK}) w
WHERE p.agent_id = $1 AND p.wrap = 'wrap' AND p.wrap_until IS NOT NULL AND w.ms > 0
RETURNING 1`;

/** Whether a required disposition is missing in the agent's after-work (WI-19). */
export async function lacksDispositions(tx: Queryable, agent: string): Promise<boolean> {
  return (await tx.query(LACKING, [agent])).length > 0;
}

/** The wrap-up begins, or begins anew because of something else that is over; where no time is set for it, it ends. */
export async function beginWrap(change: Change, agent: string): Promise<void> {
  const [begun] = await change.tx.query<{ ms: number | null }>(BEGIN, [agent]);
  if (!begun) return endWrap(change, agent, 'gateway');
  if (begun.ms !== null) change.due(begun.ms);
  change.agent(agent);
}

/** The time is over: everything is finished, or logged until every required disposition is set. */
export async function endWrap(change: Change, agent: string, actor: string): Promise<void> {
  if (!(await lacksDispositions(change.tx, agent))) return finishWrap(change, agent, actor);
  await change.tx.query(LOG, [agent]);
  change.agent(agent);
}

/**
 * All after-work is done, the gate opens unless something else is open, and what was intended begins, or what was before.
 *
 * @param actor the agent, or `gateway` when the time was over.
 */
export async function finishWrap(change: Change, agent: string, actor: string): Promise<void> {
  await endAfterWork(change, agent, actor);
  await change.tx.query(FINISH, [agent]);
  const { open, intends } = await recount(change, agent, 'finished');
  if (open === 0 && intends) await beginIntended(change, agent);
  change.agent(agent);
  change.queue();
}

/** Everything that is only after-work ends as done. */
export async function endAfterWork(change: Change, agent: string, actor: string): Promise<void> {
  const over = await change.tx.query<{ id: string; contact: string | null }>(
    `SELECT id::text AS id, contact_id::text AS contact FROM interaction
     WHERE agent_id = $1 AND state = 'wrap' AND medium <> 'im' ORDER BY seq FOR UPDATE`,
    [agent],
  );
  for (const { id, contact } of over) {
    move(change, {
      interaction: id,
      state: 'ended',
      agent: null,
      event: 'done',
      actor,
      outcome: 'done',
    });
    change.leaves(agent, id, 'done');
    change.contact(contact);
  }
}

/** Moves the end of the wrap-up by as much as the most generous task type allows (CG-32). Gives whether that was anything. */
export async function extendWrap(change: Change, agent: string): Promise<boolean> {
  const extended = await change.tx.query(EXTEND, [agent]);
  change.agent(agent);
  return extended.length > 0;
}
