/** What an agent has open, and how much of them it takes (MI-4). */
import type { Change } from '../events/change.js';

/**
 * SQL: what is open for an agent, as rows of `state`, `medium` and `weight`. An invitation is open for whoever is invited
 * while somebody else has the interaction; what is parked is not open (WI-22), and instant messages take nothing.
 *
 * @param agent an SQL expression for the agent's id.
 */
export const openOf = (agent: string): string => `(
  SELECT i.state, i.medium, i.weight FROM interaction i
  WHERE i.agent_id = ${agent} AND i.state IN ('offered','establishing','assigned','wrap','line') AND i.medium <> 'im'
  UNION ALL
  SELECT 'offered', i.medium, i.weight FROM offer o JOIN interaction i ON i.id = o.interaction_id
  WHERE o.agent_id = ${agent} AND o.kind = 'transfer' AND o.state = 'pending')`;

/** SQL: the interaction that the interaction `i` is about: of a call to a colleague, or an instant message, its parent; of all others itself. */
export const ABOUT =
  'coalesce(i.parent_id, (SELECT x.parent_id FROM interaction x WHERE x.id = i.peer_id), i.id)';

/** SQL: the agent is told of the call `i` on the line of their pad: one with somebody outside, once it is answered. */
export const TOLD_OF_LINE = "i.line ? 'answer' AND NOT i.line ? 'consult'";

/**
 * SQL: whoever has an interaction in front of them, as rows of `agent_id` and `id` (of the interaction), `seq`,
 * `contact_id`, and `about`, whose files they may read: also parked, and also only invited.
 */
export const IN_FRONT = `(
  SELECT i.agent_id, i.id, i.seq, i.contact_id, ${ABOUT} AS about FROM interaction i
  WHERE i.agent_id IS NOT NULL AND (i.state IN ('offered','not-connected','establishing','assigned','wrap','parked')
    OR i.state = 'line' AND ${TOLD_OF_LINE})
  UNION ALL
  SELECT o.agent_id, i.id, i.seq, i.contact_id, i.id FROM offer o JOIN interaction i ON i.id = o.interaction_id
  WHERE o.kind = 'transfer' AND o.state = 'pending')`;

/** How an interaction left an agent, or got over. */
export type Leaving =
  /** The agent let go of it, and it is over. */
  | 'released'
  /** The agent let go of it; what is left is after-work. */
  | 'wrapped'
  /** Its after-work is done. */
  | 'finished'
  /** It had been accepted. */
  | 'given-back'
  /** It had not. */
  | 'unanswered';

/** An agent after something left them. */
export interface Load {
  /** How much is open. */
  readonly open: number;
  /** How much of that is only after-work. */
  readonly wrapped: number;
  readonly wrap: 'wrap' | 'logging' | null;
  readonly intends: boolean;
}

const RECOUNT = `
UPDATE presence p
SET busy = o.open > 0,
    gate_closed = o.open > 0 AND (p.gate_closed OR $2 IN ('released','wrapped')),
    idle_since = CASE WHEN o.open = 0 AND $2 <> 'unanswered' THEN now() ELSE p.idle_since END
FROM (SELECT count(*) AS open, count(*) FILTER (WHERE w.state = 'wrap') AS wrapped FROM ${openOf('$1')} w) o,
  (SELECT busy FROM presence WHERE agent_id = $1) before
WHERE p.agent_id = $1
RETURNING o.open, o.wrapped, p.wrap, p.intended_state IS NOT NULL AS intends, before.busy <> p.busy AS turned`;

/**
 * Counts anew: closes the gate at the first release while others are open and opens it when none is (MI-34), and lets the
 * agent's idle time begin with the end of the last one. The agent's row is locked.
 */
export async function recount(change: Change, agent: string, leaving: Leaving): Promise<Load> {
  const [row] = await change.tx.query<Load & { turned: boolean }>(RECOUNT, [agent, leaving]);
  if (!row) throw new Error(`Agent ${agent} has no presence`);
  // Whether they may log out depends on it (WI-23).
  if (row.turned) change.agent(agent);
  return row;
}
