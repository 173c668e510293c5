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

interface FreeAgent {
  readonly id: string;
  /** In percent of an agent, as weights are. */
  readonly room: number;
  readonly queues: readonly string[];
}

interface WaitingItem extends Omit<Pair, 'agent'> {
  readonly queue: string;
  readonly weight: number;
  /** Agents who are not offered it now. */
  readonly excluded: readonly string[];
}

// How many agents one pass looks at.
const BATCH = 50;

// Whoever is not busy has nothing open.
const ROOM = `
  a.capacity - CASE WHEN p.busy THEN (
    SELECT coalesce(sum(i.weight), 0) FROM interaction i
    WHERE i.agent_id = a.id AND i.state IN ('offered','assigned'))::int ELSE 0 END`;

// Another node may be giving work to an agent at this moment: that agent is skipped. Who is at capacity is sorted out
// here only so that the batch is not filled with them; the room that counts is read under the lock, by FREE.
const lockFreeAgents = (limit: string): string => `
SELECT p.agent_id AS id
FROM presence p JOIN agent a ON a.id = p.agent_id
WHERE p.state = 'ready' AND p.connected AND NOT p.gate_closed AND ${ROOM} > 0
  AND EXISTS (SELECT FROM agent_queue s JOIN interaction i ON i.queue_id = s.queue_id AND i.state = 'queued'
              WHERE s.agent_id = a.id AND NOT EXISTS (
                SELECT FROM exclusion x
                WHERE x.interaction_id = i.id AND x.agent_id = a.id AND x.until > clock_timestamp()))
ORDER BY p.busy, p.idle_since, p.agent_id
LIMIT ${limit}
FOR UPDATE OF p SKIP LOCKED`;

// Where nothing waits nobody is looked at.
const LOCK_AS_MANY_AS_WAIT = lockFreeAgents(
  `(SELECT count(*) FROM (SELECT FROM interaction WHERE state = 'queued' LIMIT ${BATCH}) w)`,
);
const LOCK_BATCH = lockFreeAgents(String(BATCH));

const FREE = `
SELECT a.id, ${ROOM} AS room, ARRAY(SELECT s.queue_id FROM agent_queue s WHERE s.agent_id = a.id) AS queues
FROM presence p JOIN agent a ON a.id = p.agent_id
WHERE p.agent_id = ANY($1::text[])
ORDER BY p.busy, p.idle_since, a.id`;

// Of each queue as many as there are agents, and only what one of them may take. Another node may be giving an item
// away: that item is skipped.
const WAITING = `
WITH free AS MATERIALIZED (
  SELECT f.id, f.room, s.queue_id
  FROM unnest($1::text[], $2::int[]) AS f(id, room) JOIN agent_queue s ON s.agent_id = f.id)
SELECT w.id::text AS item, w.queue_id AS queue, w.weight, e.offer_ms AS "offerMs", e.answer,
       ARRAY(SELECT x.agent_id FROM exclusion x
             WHERE x.interaction_id = w.id AND x.until > clock_timestamp()) AS excluded
FROM (SELECT DISTINCT queue_id FROM free) q
CROSS JOIN LATERAL (
  SELECT i.id, i.queue_id, i.entrance_id, i.priority, i.seq, i.weight
  FROM interaction i
  WHERE i.queue_id = q.queue_id AND i.state = 'queued' AND EXISTS (
    SELECT FROM free f
    WHERE f.queue_id = i.queue_id AND f.room >= i.weight AND NOT EXISTS (
      SELECT FROM exclusion x
      WHERE x.interaction_id = i.id AND x.agent_id = f.id AND x.until > clock_timestamp()))
  ORDER BY i.priority DESC, i.seq
  LIMIT cardinality($1::text[])
  FOR UPDATE OF i SKIP LOCKED) w
JOIN entrance e ON e.id = w.entrance_id
ORDER BY w.priority DESC, w.seq`;

/** Locks and pairs what can be paired now; an agent gets one item at most. */
export async function pair(tx: Queryable): Promise<Pair[]> {
  // Those in front may have too little room for what waits, or another node may be giving it away: then more are asked.
  for (const lock of [LOCK_AS_MANY_AS_WAIT, LOCK_BATCH]) {
    const locked = await tx.query<{ id: string }>(lock);
    if (locked.length === 0) return [];
    const free = await tx.query<FreeAgent>(FREE, [locked.map(({ id }) => id)]);
    const waiting = await tx.query<WaitingItem>(WAITING, [
      free.map(({ id }) => id),
      free.map(({ room }) => room),
    ]);
    const pairs = match(free, waiting);
    if (pairs.length > 0) return pairs;
  }
  return [];
}

/** Item by item down the ranks, each to the first agent who may take it and has got nothing yet. */
function match(free: readonly FreeAgent[], waiting: readonly WaitingItem[]): Pair[] {
  const left = new Set(free);
  const pairs: Pair[] = [];
  for (const { item, queue, weight, excluded, offerMs, answer } of waiting) {
    for (const agent of left) {
      if (agent.room < weight || !agent.queues.includes(queue) || excluded.includes(agent.id)) continue;
      left.delete(agent);
      pairs.push({ item, agent: agent.id, offerMs, answer });
      break;
    }
  }
  return pairs;
}
