/** Replies to e-mails, for the mail system of the host: it reads them, sends them, and says so. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import { administratorOf, audit } from '../audit/administrator.js';
import type { Db, Row } from '../db/db.js';
import { closed, demand, Page, sizeOf } from './check.js';
import { administers, Moment, orNull, pageOf } from './describe.js';
import { notFound } from './resource.js';

const Uuid = Type.String({ pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' });
const Address = Type.Object({ id: Uuid }, closed);
const PageOfReplies = Type.Object({ ...Page.properties, cursor: Type.Optional(Uuid) }, closed);
const demandReply = demand(Address);
const demandPage = demand(PageOfReplies);

const text = Type.String();
const Reply = Type.Object({
  ...{ id: Uuid, interaction: Uuid, agent: text, from: orNull(text), to: text, subject: text, text },
  createdAt: Moment,
});
const LISTS = administers({
  summary: 'Lists the replies to e-mails that wait to be sent.',
  querystring: PageOfReplies,
  answers: { 200: pageOf('replies', Reply) },
});
const TAKES = administers(
  { summary: 'Says that a reply was taken.', params: Address, answers: { 204: null } },
  'NOT_FOUND',
);

const WAITING = `
SELECT o.id::text AS id, o.interaction_id::text AS interaction, o.agent_id AS agent, i.sent_to AS "from", o.recipient AS "to",
  o.subject, o.text, o.created_at AS "createdAt"
FROM outbox o JOIN interaction i ON i.id = o.interaction_id
WHERE o.taken_at IS NULL AND ($1::uuid IS NULL OR o.id > $1) ORDER BY o.id LIMIT $2`;

const TAKE = 'UPDATE outbox SET taken_at = coalesce(taken_at, now()) WHERE id = $1::uuid RETURNING id';

/** Adds the endpoints of the outbox. What was taken is kept, and not shown any more; it may be taken again. */
export function addOutbox(scope: FastifyInstance, db: Db): void {
  scope.get('/outbox', LISTS, async ({ query }) => {
    const { limit, cursor } = demandPage(query);
    const size = sizeOf(limit);
    const replies = await db.query<Row & { id: string }>(WAITING, [cursor ?? null, size]);
    const last = replies.length === size ? replies.at(-1) : undefined;
    return { replies, ...(last ? { cursor: last.id } : {}) };
  });
  scope.delete('/outbox/:id', TAKES, async (request, reply) => {
    const { id } = demandReply(request.params);
    await db.tx(async (tx) => {
      if ((await tx.query(TAKE, [id])).length === 0) notFound();
      audit(tx, administratorOf(request), { action: 'deleted', resource: 'outbox', id });
    });
    return reply.code(204).send();
  });
}
