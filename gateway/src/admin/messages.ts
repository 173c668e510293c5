/** Messages of the administrator to agents: those who are there see them at once, the others when they come back. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { administratorOf, audit } from '../audit/administrator.js';
import type { Queryable } from '../db/db.js';
import type { Store } from '../events/change.js';
import { append } from '../events/event-log.js';
import { uuidv7 } from '../ids.js';
import { closed, demand, Id } from './check.js';
import { administers } from './describe.js';
import { AdminError } from './errors.js';

const Message = Type.Object(
  {
    to: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 1_000, uniqueItems: true })),
    queue: Type.Optional(Id),
    level: Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('error')]),
    text: Type.String({ pattern: '^(?=[^]*\\S)[^\\0\\p{Cs}]{1,1000}$' }),
  },
  closed,
);
const demandMessage = demand(Message);
const SENDS = administers({
  summary: 'Sends a message to agents: to those named, to those who serve a queue, or to everybody.',
  body: Message,
  answers: { 201: Type.Object({ id: Type.String(), agents: Type.Integer() }) },
});

/** How many agents are told in one transaction. */
const AT_ONCE = 500;

/** Adds the endpoint: to the agents named, to those who serve a queue, or to everybody. */
export function addMessages(scope: FastifyInstance, store: Store): void {
  scope.post('/messages', SENDS, async (request, reply) => {
    const message = demandMessage(request.body);
    const agents = await receivers(store.db, message);
    const id = uuidv7();
    const by = administratorOf(request);
    await store.db.tx((tx) => {
      audit(tx, by, { action: 'created', resource: 'messages', id });
      return Promise.resolve();
    });
    for (let first = 0; first < agents.length; first += AT_ONCE)
      await tell(store, agents.slice(first, first + AT_ONCE), {
        id,
        level: message.level,
        text: message.text,
      });
    return reply.code(201).send({ id, agents: agents.length });
  });
}

async function receivers(db: Queryable, { to, queue }: Static<typeof Message>): Promise<string[]> {
  if (queue !== undefined && (await db.query('SELECT FROM queue WHERE id = $1', [queue])).length === 0)
    throw new AdminError('INVALID', 'There is no such queue.');
  const found = await db.query<{ id: string }>(
    `SELECT p.agent_id AS id FROM presence p
     WHERE ($1::text[] IS NULL AND $2::text IS NULL) OR p.agent_id = ANY($1::text[])
        OR EXISTS (SELECT FROM agent_queue s WHERE s.agent_id = p.agent_id AND s.queue_id = $2)
     ORDER BY p.agent_id`,
    [to ?? null, queue ?? null],
  );
  const ids = found.map(({ id }) => id);
  if (to?.some((id) => !ids.includes(id))) throw new AdminError('INVALID', 'There is no such agent.');
  return ids;
}

async function tell(
  { db, hints }: Store,
  agents: readonly string[],
  notice: { readonly id: string; readonly level: 'info' | 'warning' | 'error'; readonly text: string },
): Promise<void> {
  await db.tx(async (tx) => {
    await tx.query('SELECT FROM presence WHERE agent_id = ANY($1::text[]) ORDER BY agent_id FOR UPDATE', [
      agents,
    ]);
    await append(
      tx,
      agents.map((agent) => ({ agent, fact: { type: 'notice', notice } })),
    );
  });
  for (const agent of agents) hints.emit('agent', agent);
}
