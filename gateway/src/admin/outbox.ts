/** Replies to e-mails, for the mail system of the host: it reads them, sends them, and says so. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Db, Row } from '../db/db.js';
import { closed, demand, Page, sizeOf } from './check.js';
import { audit, notFound } from './resource.js';

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const demandReply = demand(Type.Object({ id: Uuid }, closed));
const demandPage = demand(Type.Object({ ...Page.properties, cursor: Type.Optional(Uuid) }, closed));

const WAITING = `
SELECT o.id::text AS id, o.interaction_id::text AS interaction, o.agent_id AS agent, i.sent_to AS "from", o.recipient AS "to",
  o.subject, o.text, o.created_at AS "createdAt"
FROM outbox o JOIN interaction i ON i.id = o.interaction_id
WHERE o.taken_at IS NULL AND ($1::uuid IS NULL OR o.id > $1) ORDER BY o.id LIMIT $2`;

const TAKE = 'UPDATE outbox SET taken_at = coalesce(taken_at, now()) WHERE id = $1::uuid RETURNING id';

/** Adds the endpoints of the outbox. What was taken is kept, and not shown any more; it may be taken again. */
export function addOutbox(scope: FastifyInstance, db: Db): void {
  scope.get('/outbox', async ({ query }) => {
    const { limit, cursor } = demandPage(query);
    const size = sizeOf(limit);
    const replies = await db.query<Row & { id: string }>(WAITING, [cursor ?? null, size]);
    const last = replies.length === size ? replies.at(-1) : undefined;
    return { replies, ...(last ? { cursor: last.id } : {}) };
  });
  scope.delete('/outbox/:id', async ({ params, log, ip }, reply) => {
    const { id } = demandReply(params);
    if ((await db.query(TAKE, [id])).length === 0) notFound();
    audit(log, ip, { action: 'deleted', resource: 'outbox', id });
    return reply.code(204).send();
  });
}
