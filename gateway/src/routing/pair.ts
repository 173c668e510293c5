/**
 * Who gets what: the highest priority and then the oldest item first, each to the agent who has been
 * idle longest; to those who have something already only when nobody is idle, longest without anything new first.
 */
import type { Queryable } from '../db/db.js';

/** An item and the agent it goes to. */
export interface Pair {
  readonly item: string;
  readonly agent: string;
  readonly offerMs: number;
  readonly answer: 'manual' | 'auto' | 'auto-preview';
}

// How many agents, and how many items of each of their queues, one pass looks at.
const BATCH = 50;

// Another node may be giving work to an agent at this moment: that agent is skipped. Who is at capacity is sorted out
// here only so that the batch is not filled with them; the check that counts is made under the lock, by PAIR.
const LOCK_FREE_AGENTS = `
SELECT p.agent_id
FROM presence p JOIN agent a ON a.id = p.agent_id
WHERE p.state = 'ready' AND p.connected AND NOT p.gate_closed
  AND a.capacity > (SELECT coalesce(sum(i.weight), 0) FROM interaction i
                    WHERE i.agent_id = a.id AND i.state IN ('offered','assigned'))
  AND EXISTS (SELECT 1 FROM agent_queue s JOIN interaction i ON i.queue_id = s.queue_id AND i.state = 'queued'
              WHERE s.agent_id = a.id AND NOT EXISTS (
                SELECT 1 FROM exclusion x
                WHERE x.interaction_id = i.id AND x.agent_id = a.id AND x.until > clock_timestamp()))
ORDER BY p.busy, p.idle_since, p.agent_id
LIMIT ${BATCH}
FOR UPDATE OF p SKIP LOCKED`;

// Item by item down the ranks; `used` holds the agents that this pass has given something already.
const PAIR = `
WITH RECURSIVE free AS MATERIALIZED (
  SELECT a.id, p.busy, p.idle_since,
         a.capacity - (SELECT coalesce(sum(i.weight), 0) FROM interaction i
                       WHERE i.agent_id = a.id AND i.state IN ('offered','assigned')) AS room
  FROM agent a JOIN presence p ON p.agent_id = a.id
  WHERE a.id = ANY($1::text[])),
waiting AS MATERIALIZED (
  SELECT w.id, w.queue_id, w.priority, w.seq, w.weight, e.offer_ms, e.answer
  FROM (SELECT DISTINCT queue_id FROM agent_queue WHERE agent_id = ANY($1::text[])) q
  CROSS JOIN LATERAL (
    SELECT i.id, i.queue_id, i.entrance_id, i.priority, i.seq, i.weight
    FROM interaction i
    WHERE i.queue_id = q.queue_id AND i.state = 'queued' AND EXISTS (
      SELECT 1 FROM free f JOIN agent_queue s ON s.agent_id = f.id AND s.queue_id = i.queue_id
      WHERE f.room >= i.weight AND NOT EXISTS (
        SELECT 1 FROM exclusion x
        WHERE x.interaction_id = i.id AND x.agent_id = f.id AND x.until > clock_timestamp()))
    ORDER BY i.priority DESC, i.seq
    LIMIT ${BATCH}
    FOR UPDATE OF i SKIP LOCKED) w
  JOIN entrance e ON e.id = w.entrance_id),
ranked AS MATERIALIZED (
  SELECT *, row_number() OVER (ORDER BY priority DESC, seq) AS rank FROM waiting),
step(rank, used, item, agent) AS (
  SELECT 0::bigint, '{}'::text[], NULL::uuid, NULL::text
  UNION ALL
  SELECT r.rank, CASE WHEN best.id IS NULL THEN step.used ELSE step.used || best.id END, r.id, best.id
  FROM step
  JOIN ranked r ON r.rank = step.rank + 1
  LEFT JOIN LATERAL (
    SELECT f.id FROM free f JOIN agent_queue s ON s.agent_id = f.id AND s.queue_id = r.queue_id
    WHERE f.room >= r.weight AND f.id <> ALL(step.used) AND NOT EXISTS (
      SELECT 1 FROM exclusion x
      WHERE x.interaction_id = r.id AND x.agent_id = f.id AND x.until > clock_timestamp())
    ORDER BY f.busy, f.idle_since, f.id
    LIMIT 1) best ON true)
SELECT r.id::text AS item, step.agent, r.offer_ms AS "offerMs", r.answer
FROM step JOIN ranked r ON r.rank = step.rank
WHERE step.agent IS NOT NULL
ORDER BY step.rank`;

/** Locks and pairs what can be paired now; an agent gets one item at most. */
export async function pair(tx: Queryable): Promise<Pair[]> {
  const free = await tx.query<{ agent_id: string }>(LOCK_FREE_AGENTS);
  if (free.length === 0) return [];
  return tx.query<Pair>(PAIR, [free.map((row) => row.agent_id)]);
}
