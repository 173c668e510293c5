/** Ready and Not Ready, now or when everything is finished (CG-34, 8.10). The agent's row is locked by the caller. */
import type { Change } from '../events/change.js';

// Idle time begins with becoming ready, which also ends a lock (ST-3); logging in opens every channel (ST-1).
const BECOME = `
UPDATE presence
SET state = $2, reason = $3, intended_state = NULL, intended_reason = NULL,
    since = CASE WHEN (state, reason) IS DISTINCT FROM ($2, $3) THEN now() ELSE since END,
    idle_since = CASE WHEN $2 = 'ready' AND state <> 'ready' THEN now() ELSE idle_since END,
    locked = CASE WHEN $2 <> 'ready' THEN locked END,
    channels = CASE WHEN state = 'logged-out' THEN '{}' ELSE channels END,
    logged_in_at = CASE WHEN state = 'logged-out' THEN now() ELSE logged_in_at END
WHERE agent_id = $1`;

const INTEND = `
UPDATE presence SET intended_state = 'not-ready', intended_reason = $2
WHERE agent_id = $1 AND busy AND (state = 'ready' OR wrap IS NOT NULL) RETURNING 1`;

const BEGIN_INTENDED = `
UPDATE presence
SET state = intended_state, reason = intended_reason, since = now(), intended_state = NULL, intended_reason = NULL
WHERE agent_id = $1 AND intended_state IS NOT NULL`;

/** The agent is in that state from now on, and nothing is intended any more. */
export async function become(
  change: Change,
  agent: string,
  state: 'ready' | 'not-ready' | 'logged-out',
  reason: string | null = null,
): Promise<void> {
  await change.tx.query(BECOME, [agent, state, reason]);
  change.agent(agent);
  if (state === 'ready') change.queue();
}

/** Not Ready at once where nothing is open, else when everything is finished. */
export async function becomeNotReady(change: Change, agent: string, reason: string | null): Promise<void> {
  const intended = await change.tx.query(INTEND, [agent, reason]);
  if (intended.length === 0) await become(change, agent, 'not-ready', reason);
  change.agent(agent);
}

/** What was intended begins. */
export async function beginIntended(change: Change, agent: string): Promise<void> {
  await change.tx.query(BEGIN_INTENDED, [agent]);
  change.agent(agent);
}

/** Nothing is intended any more. */
export async function takeIntentionBack(change: Change, agent: string): Promise<void> {
  await change.tx.query(
    'UPDATE presence SET intended_state = NULL, intended_reason = NULL WHERE agent_id = $1',
    [agent],
  );
  change.agent(agent);
  change.queue();
}
