/** Whoever and whatever can be consulted, handed over to, or watched, as it is now. */
import type { Presence, TargetKind, TargetRef } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { openOf } from '../routing/load.js';

/** A target, without what can be done with it. */
export interface Place extends TargetRef {
  /** Of an agent. */
  readonly presence: Presence | null;
  /** Why an agent pauses, or the number of whoever is called. */
  readonly detail: string | null;
  readonly favourite: boolean;
  /** Where work for it waits; of a workbin nothing. */
  readonly queue: string | null;
  /** An agent who has instant messages (IM-1). */
  readonly im: boolean;
}

/**
 * SQL: the presence of the agent `a` with the row `p` (8.10). Available: ready, here, and nothing open; interruptible: also
 * with something open that is not live, where their account allows it.
 */
export const PRESENCE = `
CASE WHEN coalesce(p.state, 'logged-out') = 'logged-out' THEN 'logged-out'
     WHEN p.state <> 'ready' OR NOT p.connected OR p.wrap IS NOT NULL THEN 'logged-in'
     WHEN NOT p.busy THEN 'available'
     WHEN a.interruptible AND NOT EXISTS (
       SELECT FROM ${openOf('a.id')} w JOIN medium m ON m.id = w.medium WHERE m.class = 'live') THEN 'interruptible'
     ELSE 'logged-in' END`;

// Where two kinds have the same id, the first has it.
const READ = `
SELECT DISTINCT ON (t.id) t.id, t.kind, t.name, t.presence, t.detail, t.favourite, t.queue, t.im FROM (
  SELECT 1 AS rank, a.id, 'agent' AS kind, a.name, ${PRESENCE} AS presence, r.label AS detail, a.favourite, NULL AS queue,
    'im' = ANY(a.privileges) AS im
  FROM agent a LEFT JOIN presence p ON p.agent_id = a.id
  LEFT JOIN not_ready_reason r ON p.state = 'not-ready' AND p.wrap IS NULL AND r.code = p.reason
  WHERE a.id = ANY($1::text[])
  UNION ALL
  SELECT 2, q.id, 'queue', q.name, NULL, NULL, q.favourite, q.id, false FROM queue q WHERE q.id = ANY($1::text[])
  UNION ALL
  SELECT 3, d.id, d.kind, d.name, NULL, NULL, d.favourite, d.queue_id, false FROM destination d WHERE d.id = ANY($1::text[])
  UNION ALL
  SELECT 4, c.id, 'contact', c.name, NULL, n.number, c.favourite, NULL, false
  FROM phone_contact c JOIN phone_number n ON n.contact_id = c.id AND n.position = 0 WHERE c.id = ANY($1::text[])
  UNION ALL
  SELECT 5, n.id, 'number', c.name || ', ' || n.label, NULL, n.number, false, NULL, false
  FROM phone_number n JOIN phone_contact c ON c.id = n.contact_id WHERE n.id = ANY($1::text[]) AND n.position > 0
  UNION ALL
  SELECT 6, b.id, 'workbin', b.name, NULL, NULL, false, NULL, false FROM workbin b WHERE b.id = ANY($1::text[])) t
ORDER BY t.id, t.rank`;

/** Reads by id; who is not there is passed over. */
export async function readPlaces(db: Queryable, ids: readonly string[]): Promise<Map<string, Place>> {
  const places = await db.query<Place>(READ, [ids]);
  return new Map(places.map((place) => [place.id, place]));
}

/** One place. */
export async function readPlace(db: Queryable, id: string): Promise<Place | undefined> {
  return (await readPlaces(db, [id])).get(id);
}

/** How much waits somewhere, and since when the oldest of it does. */
export interface Waits {
  readonly waiting: number;
  readonly since: Date | null;
}

/** From so many on they are not counted any more: a long queue must not cost more than a short one. */
const MOST = 10_000;

const COUNT = (items: string): string => `
  CROSS JOIN LATERAL (
    SELECT count(*) AS waiting, min(w.state_since) AS since
    FROM (SELECT i.state_since FROM interaction i WHERE ${items} LIMIT ${MOST}) w) c`;

const WAITS = `
SELECT t.id, t.kind, c.waiting, c.since FROM unnest($1::text[]) AS q(id)
CROSS JOIN LATERAL (VALUES (q.id, 'queue')) t(id, kind)
${COUNT("i.queue_id = q.id AND i.state = 'queued' AND i.for_agent_id IS NULL")}
UNION ALL
SELECT t.id, t.kind, c.waiting, c.since FROM unnest($2::text[]) AS q(id)
CROSS JOIN LATERAL (VALUES (q.id, 'workbin')) t(id, kind)
${COUNT("i.workbin_id = q.id AND i.state = 'parked'")}`;

/** Counts what waits in queues and workbins. Gives a look-up by place; nothing for an agent. */
export async function countWaiting(
  db: Queryable,
  places: Iterable<Place>,
): Promise<(place: Place) => Waits | undefined> {
  const all = [...places];
  const queues = [...new Set(all.flatMap(({ queue }) => queue ?? []))];
  const bins = all.filter(({ kind }) => kind === 'workbin').map(({ id }) => id);
  if (queues.length + bins.length === 0) return () => undefined;
  const rows = await db.query<Waits & { id: string; kind: TargetKind }>(WAITS, [queues, bins]);
  const counted = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return ({ id, kind, queue }) => counted.get(kind === 'workbin' ? `workbin ${id}` : `queue ${queue ?? ''}`);
}
