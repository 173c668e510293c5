/** Agents who see something of what an administrator changes. */
import type { Change } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { IN_FRONT } from '../routing/load.js';

/**
 * Shows anew every interaction that fits to the agents who have it in front of them.
 *
 * @param which a condition on the interaction `i`, with `$1` for `value`.
 */
export async function tellHolders(change: Change, which: string, value: string): Promise<void> {
  const held = `SELECT %s FROM ${IN_FRONT} f JOIN interaction i ON i.id = f.id WHERE (${which})`;
  await change.tx.query(
    `SELECT FROM presence WHERE agent_id IN (${held.replace('%s', 'f.agent_id')}) ORDER BY agent_id FOR UPDATE`,
    [value],
  );
  const rows = await change.tx.query<{ id: string; agent: string }>(
    `${held.replace('%s', 'i.id::text AS id, f.agent_id AS agent')} ORDER BY i.seq`,
    [value],
  );
  for (const { id, agent } of rows) change.changes(agent, id);
}

/** Shows the agents who serve any of these queues themselves anew: their lists of waiting work have other names or kinds. */
export async function tellServing(change: Change, queues: readonly string[]): Promise<void> {
  const serving = await change.tx.query<{ agent: string }>(
    `SELECT p.agent_id AS agent FROM presence p
     WHERE p.agent_id IN (SELECT s.agent_id FROM agent_queue s WHERE s.queue_id = ANY($1::text[]))
     ORDER BY p.agent_id FOR UPDATE`,
    [queues],
  );
  for (const { agent } of serving) change.agent(agent);
}

/** Locks the rows of all agents, in the order that everyone locks them in. */
export async function lockEveryone(tx: Queryable): Promise<void> {
  await tx.query('SELECT FROM presence ORDER BY agent_id FOR UPDATE');
}

/** Shows all agents themselves anew, also those who are away: they resume, and get no snapshot. */
export async function tellEveryone(change: Change): Promise<void> {
  const everyone = await change.tx.query<{ agent_id: string }>('SELECT agent_id FROM presence');
  for (const { agent_id } of everyone) change.agent(agent_id);
}
