/** What is where, for an administrator. */
import { Type } from 'typebox';
import type { Queryable } from '../db/db.js';
import { Moment, orNull } from './describe.js';

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
  readonly entrance: string | null;
  readonly queue: string | null;
  readonly agent: string | null;
  readonly priority: number;
  readonly subject: string;
  /** Null, and with it the next two, of what came from an agent. */
  readonly sender: string | null;
  readonly senderItemId: string | null;
  readonly requestId: string | null;
  readonly contactId: string | null;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly outcome: string | null;
}

const text = Type.String();
const maybe = orNull(text);

/** The same, for programs. */
export const ShownInteraction = Type.Object({
  ...{ id: text, seq: Type.Integer(), medium: text, state: text, since: Moment },
  ...{ entrance: maybe, queue: maybe, agent: maybe, priority: Type.Integer(), subject: text },
  ...{ sender: maybe, senderItemId: maybe, requestId: maybe, contactId: maybe },
  ...{ createdAt: Moment, endedAt: orNull(Moment), outcome: maybe },
});

const INTERACTIONS = `
SELECT id::text AS id, seq, medium, state, state_since AS since, entrance_id AS entrance, queue_id AS queue,
  agent_id AS agent, priority, subject, sender_id AS sender, idem_key AS "senderItemId", request_id::text AS "requestId",
  contact_id::text AS "contactId", created_at AS "createdAt", ended_at AS "endedAt", outcome
FROM interaction
WHERE ($1::text IS NULL OR state = $1) AND ($2::text IS NULL OR entrance_id = $2) AND ($3::bigint IS NULL OR seq < $3)
ORDER BY seq DESC LIMIT $4`;

/** The newest interactions first. */
export function listInteractions(db: Queryable, filter: InteractionFilter): Promise<InteractionRow[]> {
  return db.query<InteractionRow>(INTERACTIONS, [
    filter.state ?? null,
    filter.entrance ?? null,
    filter.before ?? null,
    filter.limit,
  ]);
}
