/**
 * The log of facts that an agent's pads follow and resume from. The sequence number comes from the agent's own row in
 * the same transaction: gapless, in commit order, contended per agent only.
 */
import type { Fact, Outcome } from 'contact-pad/core';
import type { Queryable, Tx } from '../db/db.js';

/** The facts that stand in the log. */
export type LoggedFact = Extract<Fact, { type: 'agent' | 'interaction' | 'message' | 'notice' | 'settled' }>;

/** A fact for one agent, not yet numbered. */
export interface Entry {
  readonly agent: string;
  readonly interaction?: string;
  readonly fact: LoggedFact;
}

/** A numbered fact. Its entity has no revision of its own: the number is it. */
export interface LoggedEvent {
  readonly seq: number;
  readonly body: LoggedFact;
}

/** What one change wrote, in sequence. */
export type EventsByAgent = ReadonlyMap<string, readonly LoggedEvent[]>;

// Arrays, and not one jsonb value: of those the planner expects a hundred rows, and reads every agent there is to find them.
const APPEND = `
WITH entry AS MATERIALIZED (
  SELECT agent_id, interaction_id, body, row_number() OVER (PARTITION BY agent_id ORDER BY n) AS nth
  FROM unnest($1::text[], $2::uuid[], $3::jsonb[]) WITH ORDINALITY AS t(agent_id, interaction_id, body, n)),
numbered AS (
  UPDATE presence SET last_seq = last_seq + c.n
  FROM (SELECT agent_id, count(*) AS n FROM entry GROUP BY agent_id) c
  WHERE presence.agent_id = c.agent_id
  RETURNING presence.agent_id, last_seq - c.n AS base),
logged AS (
  INSERT INTO agent_event(agent_id, seq, interaction_id, body)
  SELECT agent_id, base + nth, interaction_id, body FROM entry JOIN numbered USING (agent_id))
SELECT agent_id AS agent, base FROM numbered`;

/**
 * Numbers and stores facts, and gives each agent's in the order given; who was never here has none. Nobody need wait for it
 * before COMMIT: then both go together.
 */
export async function append(tx: Tx, entries: readonly Entry[]): Promise<EventsByAgent> {
  const events = new Map<string, LoggedEvent[]>();
  if (entries.length === 0) return events;
  const numbered = await tx.query<{ agent: string; base: number }>(APPEND, [
    entries.map(({ agent }) => agent),
    entries.map(({ interaction }) => interaction ?? null),
    entries.map(({ fact }) => JSON.stringify(fact)),
  ]);
  const bases = new Map(numbered.map(({ agent, base }) => [agent, base]));
  for (const { agent, fact } of entries) {
    const base = bases.get(agent);
    if (base === undefined) continue;
    const own = events.get(agent) ?? [];
    own.push({ seq: base + own.length + 1, body: fact });
    events.set(agent, own);
  }
  return events;
}

/** A fact as the agent's pads get it: its number is also the revision of the entity in it. */
export function revised({ seq, body }: LoggedEvent): LoggedFact {
  switch (body.type) {
    case 'agent':
      return { ...body, agent: { ...body.agent, revision: seq } };
    case 'interaction':
      return { ...body, interaction: { ...body.interaction, revision: seq } };
    default:
      return body;
  }
}

/** The next facts after a sequence number, in order, at most `limit`. */
export async function readAfter(
  db: Queryable,
  agent: string,
  seq: number,
  limit: number,
): Promise<LoggedEvent[]> {
  return db.query<LoggedEvent>(
    'SELECT seq, body FROM agent_event WHERE agent_id = $1 AND seq > $2 ORDER BY seq LIMIT $3',
    [agent, seq, limit],
  );
}

/** What the log still knows to have left the agent after a sequence number. */
export async function departuresAfter(
  db: Queryable,
  agent: string,
  seq: number,
): Promise<{ id: string; outcome: Outcome }[]> {
  return db.query<{ id: string; outcome: Outcome }>(
    `SELECT DISTINCT ON (interaction_id) interaction_id::text AS id, body->'interaction'->>'outcome' AS outcome
     FROM agent_event
     WHERE agent_id = $1 AND seq > $2 AND body->'interaction'->>'phase' = 'gone'
     ORDER BY interaction_id, seq DESC`,
    [agent, seq],
  );
}

/** What the administrator told the agent in the last day, oldest first; the newest hundred of it. */
export async function recentNotices(db: Queryable, agent: string): Promise<LoggedFact[]> {
  const rows = await db.query<{ body: LoggedFact }>(
    `SELECT body FROM agent_event
     WHERE agent_id = $1 AND body->>'type' = 'notice' AND at > now() - interval '1 day' ORDER BY seq DESC LIMIT 100`,
    [agent],
  );
  return rows.map(({ body }) => body).reverse();
}

/** Forgets all but the newest `keep` facts of each agent; who stands before them gets a snapshot. */
export async function prune(tx: Queryable, keep: number): Promise<void> {
  const pruned = await tx.query<{ agent_id: string; min_seq: number }>(
    `UPDATE presence SET min_seq = last_seq - $1 + 1 WHERE last_seq - min_seq + 1 > $1 RETURNING agent_id, min_seq`,
    [keep],
  );
  for (const { agent_id, min_seq } of pruned) {
    await tx.query('DELETE FROM agent_event WHERE agent_id = $1 AND seq < $2', [agent_id, min_seq]);
  }
}
