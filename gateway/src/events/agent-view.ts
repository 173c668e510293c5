/** From rows to what an agent sees of themselves. */
import type { Agent, AgentState, Can, IntendedState, NotReadyReason, WorkList } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { channelsOf } from '../routing/channels.js';
import type { StoredChannels } from '../routing/channels.js';
import { openOf } from '../routing/load.js';
import { workListsOf } from '../routing/work-lists.js';
import { SOURCE } from './interaction-view.js';

interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly state: AgentState;
  readonly reason: string | null;
  readonly since: Date;
  readonly intended: IntendedState | null;
  readonly locked: boolean;
  readonly channels: StoredChannels;
  readonly logged_in_at: Date;
  readonly wrap_until: Date | null;
  /** The wrap-up can be made longer (CG-32). */
  readonly extends: boolean;
  readonly seq: number;
  readonly open: number;
  /** In a conversation with a colleague, which takes nothing of them. */
  readonly talking: boolean;
  /** Has instant messages (IM-1). */
  readonly writes: boolean;
  readonly reasons: readonly NotReadyReason[];
  readonly work_lists: readonly WorkList[];
}

const READ = `
SELECT a.id, a.name, coalesce(p.wrap, p.state) AS state, CASE WHEN p.wrap IS NULL THEN p.reason END AS reason,
       CASE WHEN p.wrap IS NULL THEN p.since ELSE p.wrap_since END AS since, p.wrap_until, p.last_seq AS seq,
       p.locked IS NOT NULL AS locked, p.channels, p.logged_in_at,
       CASE WHEN p.intended_state IS NOT NULL
         THEN jsonb_strip_nulls(jsonb_build_object('state', p.intended_state, 'reason', p.intended_reason)) END AS intended,
       p.wrap_until IS NOT NULL AND EXISTS (
         SELECT FROM interaction i JOIN task_type tt ON tt.id = i.task_type
         WHERE i.agent_id = a.id AND i.state = 'wrap' AND tt.extend_ms > 0) AS extends,
       (SELECT count(*)::int FROM ${openOf('a.id')} w) AS open,
       EXISTS (SELECT FROM interaction i WHERE i.agent_id = a.id AND i.medium = 'im' AND i.state = 'assigned') AS talking,
       'im' = ANY(a.privileges) AS writes,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('code', r.code, 'label', r.label) ORDER BY r.position, r.code), '[]')
        FROM not_ready_reason r) AS reasons,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('id', l.id, 'name', l.name, 'kind', l.kind)
          ORDER BY l.rank, lower(l.name), l.id), '[]') FROM ${workListsOf('a.id')} l) AS work_lists
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
    ...(row.locked ? { locked: true } : {}),
    since: row.since.getTime(),
    reasons: row.reasons,
    ...(row.intended ? { intended: row.intended } : {}),
    channels: row.state === 'logged-out' ? [] : channelsOf(row.channels, row.logged_in_at),
    ...(row.wrap_until ? { wrapUntil: row.wrap_until.getTime() } : {}),
    workLists: row.work_lists,
    statistics: true,
    can: canOf(row),
  };
}

/** Logging out waits until nothing is open (WI-23). */
function canOf(row: AgentRow): Can {
  if (row.state === 'logged-out') return { 'set-state': true };
  return {
    'set-state': true,
    take: true,
    'keep-response': true,
    watch: true,
    'log-out': row.open === 0 && !row.talking ? true : { reason: 'INTERACTIONS_OPEN' },
    ...(row.writes ? { 'start-im': true } : {}),
    ...(row.extends ? { extend: true } : {}),
  };
}
