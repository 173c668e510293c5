/** Agents of whom nothing is heard become Not Ready, and have to sign in before they are Ready again (ST-3). */
import { commitChange, type Change, type Store } from '../events/change.js';
import type { Queryable } from '../db/db.js';
import { lockPresence } from './presence.js';

// A sign of life: a command, a touch of the page, and the beginning of the state, which the end of a wrap-up is too. Who has
// something open is never locked.
const SILENT = `
SELECT p.agent_id AS agent FROM agent a JOIN presence p ON p.agent_id = a.id
CROSS JOIN LATERAL (SELECT clock_timestamp() - a.inactivity_ms * interval '1 millisecond' AS since) silent
WHERE a.inactivity_ms IS NOT NULL AND p.state = 'ready' AND NOT p.busy AND p.wrap IS NULL
  AND greatest(p.since, p.active_at) <= silent.since
  AND NOT EXISTS (SELECT FROM command c WHERE c.agent_id = a.id AND c.at > silent.since)`;

const LOCK = `
UPDATE presence
SET state = 'not-ready', reason = NULL, intended_state = NULL, intended_reason = NULL, since = now(), locked = 'locked'
WHERE agent_id = $1`;

/** Locks whoever has been silent for as long as their account allows. Gives their ids. */
export async function lockSilentAgents(store: Store): Promise<string[]> {
  const silent = await store.db.query<{ agent: string }>(`${SILENT} ORDER BY a.id LIMIT 100`);
  for (const { agent } of silent) await commitChange(store, (change) => lockSilent(change, agent));
  return silent.map(({ agent }) => agent);
}

/** Something may have come, or have been heard, meanwhile. */
async function lockSilent(change: Change, agent: string): Promise<void> {
  await lockPresence(change.tx, agent);
  const silent = await change.tx.query(`${SILENT} AND a.id = $1`, [agent]);
  if (silent.length === 0) return;
  await change.tx.query(LOCK, [agent]);
  change.agent(agent);
}

/** The agent touched the page that their pad is in. Written down only where it matters. */
export async function touch(db: Queryable, agent: string): Promise<void> {
  await db.query(
    `UPDATE presence SET active_at = clock_timestamp()
     WHERE agent_id = $1 AND EXISTS (SELECT FROM agent a WHERE a.id = $1 AND a.inactivity_ms IS NOT NULL)`,
    [agent],
  );
}

/** The agent showed a token: who is locked may be Ready again. */
export async function signIn(db: Queryable, agent: string): Promise<void> {
  await db.query(`UPDATE presence SET locked = 'signed-in' WHERE agent_id = $1 AND locked = 'locked'`, [
    agent,
  ]);
}
