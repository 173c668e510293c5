/** From rows to what an agent sees of themselves. */
import type { Agent, AgentState, Can, NotReadyReason } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { SOURCE } from './interaction-view.js';

interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly state: AgentState;
  readonly reason: string | null;
  readonly since: Date;
  readonly seq: number;
  readonly open: number;
  readonly reasons: readonly NotReadyReason[];
}

const READ = `
SELECT a.id, a.name, p.state, p.reason, p.since, p.last_seq AS seq,
       (SELECT count(*)::int FROM interaction i WHERE i.agent_id = a.id AND i.state IN ('offered','assigned')) AS open,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'label', r.label) ORDER BY r.position, r.code), '[]')
        FROM not_ready_reason r) AS reasons
FROM agent a JOIN presence p ON p.agent_id = a.id
WHERE a.id = ANY($1::text[])
ORDER BY a.id`;

/** The agents as they see themselves, with how many interactions each has open. */
export async function readAgents(
  db: Queryable,
  ids: readonly string[],
): Promise<{ readonly agent: Agent; readonly open: number }[]> {
  const rows = await db.query<AgentRow>(READ, [ids]);
  return rows.map((row) => ({ agent: toAgent(row), open: row.open }));
}

function toAgent(row: AgentRow): Agent {
  return {
    source: SOURCE,
    revision: row.seq,
    id: row.id,
    name: row.name,
    state: row.state,
    ...(row.reason ? { reason: row.reason } : {}),
    since: row.since.getTime(),
    reasons: row.reasons,
    can: canOf(row),
  };
}

/** Logging out waits until nothing is open (WI-23). */
function canOf(row: AgentRow): Can {
  if (row.state === 'logged-out') return { 'set-state': true };
  return { 'set-state': true, 'log-out': row.open === 0 ? true : { reason: 'INTERACTIONS_OPEN' } };
}
