/** The endpoints of entrances: what they are, and whether they are open. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { administratorOf, audit, type Administrator } from '../audit/administrator.js';
import type { Db, Queryable, Tx } from '../db/db.js';
import type { Store } from '../events/change.js';
import { closed, demand, Id, Text } from './check.js';
import { Address, administers, orNull } from './describe.js';
import { changeEntrance, EntranceChange, listEntrances, type EntranceOutcome } from './entrances.js';
import { addDeleting, demandAddress, notFound, refusalOf, type Deletable } from './resource.js';

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

const { schedule, ...others } = Type.Required(Entrance).properties;
const Shown = Type.Object({ id: Id, ...others, schedule: orNull(schedule), buffered: Type.Integer() });
const Outcome = Type.Object({ ...Shown.properties, released: Type.Integer() });
const LISTS = administers({
  summary: 'Lists entrances.',
  answers: { 200: Type.Object({ entrances: Type.Array(Shown) }) },
});
const SHOWS = administers(
  { summary: 'Shows an entrance.', params: Address, answers: { 200: Shown } },
  'NOT_FOUND',
);
const PUTS = administers(
  {
    summary: 'Creates or replaces an entrance, or opens, closes, turns it on or off.',
    params: Address,
    body: Type.Union([Entrance, EntranceChange]),
    answers: { 200: Outcome, 201: Outcome },
  },
  'NOT_FOUND',
  'CONFLICT',
);

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
  scope.get('/entrances', LISTS, async () => ({ entrances: await listEntrances(db) }));
  scope.get('/entrances/:id', SHOWS, async ({ params }) => {
    const { id } = demandAddress(params);
    return (await listEntrances(db)).find((entrance) => entrance.id === id) ?? notFound();
  });
  scope.put('/entrances/:id', PUTS, async (request, reply) => {
    const { id } = demandAddress(request.params);
    const by = administratorOf(request);
    const { entrance, released, created } = await put(db, { id, by, body: request.body });
    if (released > 0) onQueued();
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

type Written = EntranceOutcome & { readonly created: boolean };

async function put(
  db: Db,
  { id, by, body }: { readonly id: string; readonly by: Administrator; readonly body: unknown },
): Promise<Written> {
  try {
    return await db.tx(async (tx) => {
      const written = defines(body)
        ? await define(tx, id, demandEntrance(body))
        : { ...(await change(tx, id, demandChange(body))), created: false };
      const action = written.created ? 'created' : 'changed';
      audit(tx, by, { action, resource: 'entrances', id, fields: Object.keys(body as object) });
      return written;
    });
  } catch (error) {
    throw refusalOf(error, 'INVALID', 'There is no such queue.');
  }
}

/** A new entrance is open and enabled unless the body says otherwise; another stays as it was. */
async function define(tx: Tx, id: string, body: Entrance): Promise<Written> {
  const created = await write(tx, id, body);
  const { name: _name, queue: _queue, offerMs: _offerMs, answer: _answer, ...changes } = body;
  return { ...(await change(tx, id, changes)), created };
}

async function change(tx: Tx, id: string, changes: EntranceChange): Promise<EntranceOutcome> {
  return (await changeEntrance({ tx: (work) => work(tx) }, id, changes)) ?? notFound();
}

async function write(
  tx: Queryable,
  id: string,
  { name, queue, offerMs, answer }: Entrance,
): Promise<boolean> {
  const [row] = await tx.query<{ created: boolean }>(DEFINE, [id, name, queue, offerMs, answer]);
  return row?.created ?? false;
}
