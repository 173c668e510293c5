/** How much of an agent is free, and the rule that nothing is filled up after the first release (MI-34). */
import type { Change } from '../events/change.js';

/** How an interaction left an agent. `released`: ended by the agent; `given-back`: it had been accepted; `unanswered`: it had not. */
export type Leaving = 'released' | 'given-back' | 'unanswered';

const SETTLE = `
UPDATE presence p
SET busy = o.n > 0,
    gate_closed = o.n > 0 AND (p.gate_closed OR $2 = 'released'),
    idle_since = CASE WHEN o.n = 0 AND $2 <> 'unanswered' THEN now() ELSE p.idle_since END
FROM (SELECT count(*) AS n FROM interaction WHERE agent_id = $1 AND state IN ('offered','assigned')) o
WHERE p.agent_id = $1`;

/**
 * After an interaction left: closes the gate at the first release while others are open, opens it when none is, and
 * lets the agent's idle time begin with the end of the last one.
 */
export async function settle(change: Change, agent: string, leaving: Leaving): Promise<void> {
  await change.tx.query(SETTLE, [agent, leaving]);
  change.queue();
}
