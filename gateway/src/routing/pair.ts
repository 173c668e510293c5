/**
 * Who gets what: first what waits in an agent's personal queue, for them and nobody else (CG-12); then, of the queues
 * that hand out by themselves (CG-15), the highest priority and then the oldest item, each to the agent who has been
 * idle longest; to those who have something already only when nobody is idle, longest without anything new first.
 */
import type { InteractionClass, Medium } from 'contact-pad/core';
import type { Queryable, Tx } from '../db/db.js';
import { isOpen, takes } from './channels.js';
import type { StoredChannels } from './channels.js';
import { openOf } from './load.js';

/** An item and the agent it goes to. */
export interface Pair {
  readonly item: string;
  readonly agent: string;
  readonly offerMs: number;
  readonly answer: 'manual' | 'auto' | 'auto-preview';
}

/** What one look found. */
export interface Paired {
  readonly pairs: readonly Pair[];
  /** Something may be left that another look would find. */
  readonly more: boolean;
}

interface LockedAgent {
  readonly id: string;
  /** How much waited then, up to the size of a batch; null: it was not counted. */
  readonly waiting: number | null;
}

interface FreeAgent {
  readonly id: string;
  /** In percent of an agent, as weights are. */
  readonly room: number;
  /** What one of a class takes of this agent, where that is not what it takes of others. */
  readonly weights: Readonly<Partial<Record<InteractionClass, number>>>;
  readonly channels: StoredChannels;
  readonly queues: readonly string[];
}

interface WaitingItem extends Omit<Pair, 'agent'> {
  readonly queue: string;
  /** Whose personal queue it waits in; null: in the queue. */
  readonly personal: string | null;
  readonly medium: Medium;
  readonly class: InteractionClass;
  readonly weight: number;
  /** Agents who are not offered it now. */
  readonly excluded: readonly string[];
}

// How many agents one pass looks at.
const BATCH = 50;

// Of most agents everything takes what it takes of everybody.
const weightOn = (weights: string, item: string): string => `
  CASE WHEN ${weights} = '{}' THEN ${item}.weight ELSE coalesce(
    (${weights} ->> (SELECT m.class FROM medium m WHERE m.id = ${item}.medium))::int, ${item}.weight) END`;

// Whoever is not busy has nothing open; after-work takes no room.
const ROOM = `
  a.capacity - CASE WHEN p.busy THEN (
    SELECT coalesce(sum(${weightOn('a.weights', 'w')}), 0) FROM ${openOf('a.id')} w
    WHERE w.state <> 'wrap')::int ELSE 0 END`;

// An item waits in one of the two: an index for each holds nothing else.
const IN_PERSONAL_QUEUE = "i.state = 'queued' AND i.for_agent_id IS NOT NULL";
const IN_GENERAL_QUEUE = "i.state = 'queued' AND i.for_agent_id IS NULL";

// Whom a queue is handed out to.
const SERVED = "agent_queue s JOIN queue q ON q.id = s.queue_id AND q.distribution = 'automatic'";

// Another node may be giving work to an agent at this moment: that agent is skipped. Who is at capacity is sorted out
// here only so that the batch is not filled with them; the room that counts is read under the lock, by FREE. The limit
// keeps the planner from walking through a waiting list before it looks whether the queue is one.
const lockFreeAgents = (waiting: string, limit: string): string => `
WITH wait AS MATERIALIZED (SELECT ${waiting} AS n)
SELECT p.agent_id AS id, (SELECT n FROM wait) AS waiting
FROM presence p JOIN agent a ON a.id = p.agent_id
WHERE p.state = 'ready' AND p.connected AND NOT p.gate_closed AND p.intended_state IS NULL AND ${ROOM} > 0
  AND (EXISTS (SELECT FROM interaction i WHERE i.for_agent_id = a.id AND ${weightOn('a.weights', 'i')} <= ${ROOM} AND ${IN_PERSONAL_QUEUE}
              AND ${takes('p.channels', 'i.medium')})
    OR EXISTS (SELECT FROM ${SERVED} CROSS JOIN LATERAL (
                 SELECT FROM interaction i
                 WHERE i.queue_id = q.id AND ${IN_GENERAL_QUEUE} AND ${takes('p.channels', 'i.medium')} AND NOT EXISTS (
                   SELECT FROM exclusion x
                   WHERE x.interaction_id = i.id AND x.agent_id = a.id AND x.until > clock_timestamp())
                 LIMIT 1) w
               WHERE s.agent_id = a.id))
ORDER BY p.busy, p.idle_since, p.agent_id
LIMIT ${limit}
FOR UPDATE OF p SKIP LOCKED`;

// Where nothing waits nobody is looked at.
const asManyAs = (wait: string): string =>
  `(SELECT count(*) FROM (SELECT FROM interaction i WHERE ${wait} LIMIT ${BATCH}) w)`;
const LOCK_AS_MANY_AS_WAIT = lockFreeAgents(
  `least(${BATCH}, ${asManyAs(IN_PERSONAL_QUEUE)} + ${asManyAs(IN_GENERAL_QUEUE)})`,
  '(SELECT n FROM wait)',
);
const LOCK_BATCH = lockFreeAgents('NULL::int', String(BATCH));

// Agents stand in an index in this order, so that those in front are found without a look at the others. A planner that last
// counted when few were ready would rather look at all and sort them: a thousand agents made each dispatch take 20 ms.
const IN_THE_ORDER_OF_THE_INDEX = 'SET LOCAL enable_sort = off';
const IN_ANY_ORDER = 'SET LOCAL enable_sort = on';

const FREE = `
SELECT a.id, a.weights, p.channels, ${ROOM} AS room, ARRAY(SELECT s.queue_id FROM agent_queue s WHERE s.agent_id = a.id) AS queues
FROM presence p JOIN agent a ON a.id = p.agent_id
WHERE p.agent_id = ANY($1::text[])
ORDER BY p.busy, p.idle_since, a.id`;

const COLUMNS =
  'i.id, i.queue_id, i.for_agent_id, i.entrance_id, i.priority, i.seq, i.medium, i.weight, i.handover';

// Of each personal queue the first, of each other as many as there are agents; and only what one of them may take.
// Another node may be giving an item away: that item is skipped. What a colleague assigned to an agent is theirs without
// being asked (MI-31).
const WAITING = `
WITH free AS MATERIALIZED (
  SELECT a.id, ${ROOM} AS room, a.weights, p.channels
  FROM presence p JOIN agent a ON a.id = p.agent_id WHERE p.agent_id = ANY($1::text[])),
serving AS MATERIALIZED (SELECT f.*, s.queue_id FROM ${SERVED} JOIN free f ON f.id = s.agent_id),
personal AS (
  SELECT w.* FROM free f
  CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM interaction i
    WHERE i.for_agent_id = f.id AND ${weightOn('f.weights', 'i')} <= f.room AND ${IN_PERSONAL_QUEUE}
      AND ${takes('f.channels', 'i.medium')}
    ORDER BY i.priority DESC, i.seq
    LIMIT 1
    FOR UPDATE OF i SKIP LOCKED) w),
general AS (
  SELECT w.* FROM (SELECT DISTINCT queue_id FROM serving) q
  CROSS JOIN LATERAL (
    SELECT ${COLUMNS} FROM interaction i
    WHERE i.queue_id = q.queue_id AND ${IN_GENERAL_QUEUE} AND EXISTS (
      SELECT FROM serving f
      WHERE f.queue_id = i.queue_id AND f.room >= ${weightOn('f.weights', 'i')} AND ${takes('f.channels', 'i.medium')} AND NOT EXISTS (
        SELECT FROM exclusion x
        WHERE x.interaction_id = i.id AND x.agent_id = f.id AND x.until > clock_timestamp()))
    ORDER BY i.priority DESC, i.seq
    LIMIT cardinality($1::text[])
    FOR UPDATE OF i SKIP LOCKED) w)
SELECT w.id::text AS item, w.queue_id AS queue, w.for_agent_id AS personal, w.medium, m.class, w.weight,
       coalesce(e.offer_ms, $2::int) AS "offerMs",
       CASE WHEN w.for_agent_id IS NOT NULL AND w.handover IS NOT NULL THEN 'auto' ELSE coalesce(e.answer, 'manual') END AS answer,
       ARRAY(SELECT x.agent_id FROM exclusion x
             WHERE x.interaction_id = w.id AND x.until > clock_timestamp()) AS excluded
FROM (SELECT * FROM personal UNION ALL SELECT * FROM general) w
LEFT JOIN entrance e ON e.id = w.entrance_id
JOIN medium m ON m.id = w.medium
ORDER BY w.for_agent_id IS NULL, w.priority DESC, w.seq`;

const ANYTHING = `
SELECT FROM (SELECT FROM interaction i WHERE ${IN_GENERAL_QUEUE} LIMIT 1) g
UNION ALL SELECT FROM (SELECT FROM interaction i WHERE ${IN_PERSONAL_QUEUE} LIMIT 1) p`;

/** Whether anything waits at all. Most who become free find that nothing does. */
export async function isAnythingWaiting(db: Queryable): Promise<boolean> {
  return (await db.query(ANYTHING)).length > 0;
}

/**
 * Locks and pairs what can be paired now; an agent gets one item at most.
 *
 * @param offerMs how long an offer stands of what came by no entrance, in milliseconds.
 */
export async function pair(tx: Tx, offerMs: number): Promise<Paired> {
  // Those in front may have too little room for what waits, or another node may be giving it away: then more are asked.
  for (const lock of [LOCK_AS_MANY_AS_WAIT, LOCK_BATCH]) {
    tx.send(IN_THE_ORDER_OF_THE_INDEX);
    const locked = await tx.query<LockedAgent>(lock);
    if (locked.length === 0) break;
    tx.send(IN_ANY_ORDER);
    const ids = locked.map(({ id }) => id);
    const [free, waiting] = await Promise.all([
      tx.query<FreeAgent>(FREE, [ids]),
      tx.query<WaitingItem>(WAITING, [ids, offerMs]),
    ]);
    const pairs = match(free, waiting);
    if (pairs.length > 0) return { pairs, more: isMore(locked[0]?.waiting ?? BATCH, pairs) };
  }
  return { pairs: [], more: false };
}

/** What came since has its own hint. */
function isMore(waiting: number, pairs: readonly Pair[]): boolean {
  return waiting === BATCH || pairs.length < waiting;
}

/** Item by item down the ranks, each to the first agent who may take it and has got nothing yet. */
function match(free: readonly FreeAgent[], waiting: readonly WaitingItem[]): Pair[] {
  const left = new Set(free);
  const pairs: Pair[] = [];
  for (const waits of waiting) {
    for (const agent of left) {
      if (!mayTake(agent, waits)) continue;
      left.delete(agent);
      pairs.push({ item: waits.item, agent: agent.id, offerMs: waits.offerMs, answer: waits.answer });
      break;
    }
  }
  return pairs;
}

/** Whoever is asked by name is asked whatever they rejected before. */
function mayTake(agent: FreeAgent, waits: WaitingItem): boolean {
  const { queue, personal, medium, weight, excluded } = waits;
  if (agent.room < (agent.weights[waits.class] ?? weight) || !isOpen(agent.channels, medium)) return false;
  if (personal !== null) return agent.id === personal;
  return agent.queues.includes(queue) && !excluded.includes(agent.id);
}
