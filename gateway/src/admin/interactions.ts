/** What is where, for an administrator: the work items and the agents. */
import type { Queryable } from '../db/db.js';

/** Which interactions are asked for. `before` is the `cursor` of the page before. */
export interface InteractionFilter {
  readonly state?: string;
  readonly entrance?: string;
  readonly limit: number;
  readonly before?: number;
}

/** An interaction as an administrator sees it: where it is, not what it says. */
export interface InteractionRow {
  readonly id: string;
  readonly seq: number;
  readonly medium: string;
  readonly state: string;
  readonly since: Date;
  readonly entrance: string;
  readonly queue: string;
  readonly agent: string | null;
  readonly priority: number;
  readonly subject: string;
  readonly sender: string;
  readonly senderItemId: string;
  readonly requestId: string;
  readonly contactId: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
}

/** An agent as an administrator sees them. */
export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly reason: string | null;
  readonly connected: boolean;
  readonly since: Date | null;
  readonly queues: readonly string[];
  readonly offered: number;
  readonly assigned: number;
}

const INTERACTIONS = `
SELECT id::text AS id, seq, medium, state, state_since AS since, entrance_id AS entrance, queue_id AS queue,
  agent_id AS agent, priority, subject, sender_id AS sender, idem_key AS "senderItemId", request_id::text AS "requestId",
  contact_id::text AS "contactId", created_at AS "createdAt", ended_at AS "endedAt", outcome
FROM interaction
WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR entrance_id = $2) AND ($3::bigint IS NULL OR seq < $3)
ORDER BY seq DESC LIMIT $4`;

const AGENTS = `
SELECT a.id, a.name, coalesce(p.state, 'logged-out') AS state, p.reason, coalesce(p.connected, false) AS connected, p.since,
  ARRAY(SELECT q.queue_id FROM agent_queue q WHERE q.agent_id = a.id ORDER BY q.queue_id) AS queues,
  (SELECT count(*) FROM interaction i WHERE i.agent_id = a.id AND i.state = 'offered') AS offered,
  (SELECT count(*) FROM interaction i WHERE i.agent_id = a.id AND i.state = 'assigned') AS assigned
FROM agent a LEFT JOIN presence p ON p.agent_id = a.id ORDER BY a.id`;

/** The newest interactions first. */
export function listInteractions(db: Queryable, filter: InteractionFilter): Promise<InteractionRow[]> {
  return db.query<InteractionRow>(INTERACTIONS, [
    filter.state ?? null,
    filter.entrance ?? null,
    filter.before ?? null,
    filter.limit,
  ]);
}

/** Every agent, by id. */
export function listAgents(db: Queryable): Promise<AgentRow[]> {
  return db.query<AgentRow>(AGENTS);
}
