/** The endpoints of entrances: what they are, and whether they are open. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import type { Db, Queryable } from '../db/db.js';
import type { Store } from '../events/change.js';
import { closed, demand, Id, Text } from './check.js';
import { changeEntrance, EntranceChange, listEntrances, type EntranceOutcome } from './entrances.js';
import { addDeleting, audit, demandAddress, notFound, refusalOf, type Deletable } from './resource.js';

const Definition = {
  name: Text,
  queue: Id,
  offerMs: Type.Integer({ minimum: 10, maximum: 86_400_000 }),
  answer: Type.Union([Type.Literal('manual'), Type.Literal('auto'), Type.Literal('auto-preview')]),
};
const Entrance = Type.Object({ ...Definition, ...EntranceChange.properties }, closed);
type Entrance = Static<typeof Entrance>;

const demandEntrance = demand(Entrance);
const demandChange = demand(EntranceChange);

const deletable: Deletable = {
  path: 'entrances',
  table: 'entrance',
  key: 'id',
  view: 'SELECT t.id FROM entrance t',
  inUse: 'Work has come in here: turn it off with "enabled": false instead.',
};

/** Adds the endpoints of entrances. A body that says what the entrance is creates it or defines it anew; any other opens, closes, turns on or off. */
export function addEntrances(scope: FastifyInstance, store: Store, onQueued: () => void): void {
  const { db } = store;
  scope.get('/entrances', async () => ({ entrances: await listEntrances(db) }));
  scope.get('/entrances/:id', async ({ params }) => {
    const { id } = demandAddress(params);
    return (await listEntrances(db)).find((entrance) => entrance.id === id) ?? notFound();
  });
  scope.put('/entrances/:id', async ({ params, body, log, ip }, reply) => {
    const { id } = demandAddress(params);
    const { entrance, released, created } = defines(body)
      ? await define(db, id, demandEntrance(body))
      : { ...((await changeEntrance(db, id, demandChange(body))) ?? notFound()), created: false };
    if (released > 0) onQueued();
    const action = created ? 'created' : 'changed';
    audit(log, ip, { action, resource: 'entrances', id, fields: Object.keys(body as object) });
    return reply.code(created ? 201 : 200).send({ ...entrance, released });
  });
  addDeleting(scope, store, deletable);
}

function defines(body: unknown): boolean {
  return (
    typeof body === 'object' && Object.keys(body ?? {}).some((field) => Object.hasOwn(Definition, field))
  );
}

const DEFINE = `
INSERT INTO entrance(id, name, queue_id, offer_ms, answer) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (id) DO UPDATE
SET name = excluded.name, queue_id = excluded.queue_id, offer_ms = excluded.offer_ms, answer = excluded.answer
RETURNING xmax = 0 AS created`;

/** A new entrance is open and enabled unless the body says otherwise; another stays as it was. */
async function define(db: Db, id: string, body: Entrance): Promise<EntranceOutcome & { created: boolean }> {
  try {
    return await db.tx(async (tx) => {
      const created = await write(tx, id, body);
      const { name: _name, queue: _queue, offerMs: _offerMs, answer: _answer, ...change } = body;
      const outcome = await changeEntrance({ tx: (work) => work(tx) }, id, change);
      return { ...(outcome ?? notFound()), created };
    });
  } catch (error) {
    throw refusalOf(error, 'INVALID', 'There is no such queue.');
  }
}

async function write(
  tx: Queryable,
  id: string,
  { name, queue, offerMs, answer }: Entrance,
): Promise<boolean> {
  const [row] = await tx.query<{ created: boolean }>(DEFINE, [id, name, queue, offerMs, answer]);
  return row?.created ?? false;
}
