/** What follows for an agent when something leaves them or comes to them by hand. */
import type { Change } from '../events/change.js';
import { beginIntended } from './agent-state.js';
import { recount } from './load.js';
import type { Leaving } from './load.js';
import { beginWrap, finishWrap } from './wrap-up.js';

/**
 * After an interaction left, or got over: the gate (MI-34), the wrap-up and the intended state follow from what the agent
 * has now. The agent's row is locked.
 */
export async function settle(change: Change, agent: string, leaving: Leaving): Promise<void> {
  const { open, wrapped, wrap, intends } = await recount(change, agent, leaving);
  change.queue();
  if (wrap !== null && wrapped === 0) await finishWrap(change, agent, agent);
  else if (wrapped > 0 && wrapped === open && (wrap === null || leaving === 'wrapped'))
    await beginWrap(change, agent);
  else if (open === 0 && intends) await beginIntended(change, agent);
}

/**
 * An interaction came to the agent otherwise than by being routed: taken, resumed, called, invited. Whoever has something
 * open may not log out, and is the last to be given more. The agent's row is locked.
 */
export async function engage(change: Change, agent: string): Promise<void> {
  const engaged = await change.tx.query(
    `UPDATE presence SET busy = true, idle_since = now() WHERE agent_id = $1 AND NOT busy RETURNING 1`,
    [agent],
  );
  if (engaged.length > 0) change.agent(agent);
}
