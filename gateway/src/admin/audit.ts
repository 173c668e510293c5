/** The audit log, for an administrator. */
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Db, Row } from '../db/db.js';
import { closed, demand, Id, Page, sizeOf } from './check.js';
import { administers, Moment, orNull, pageOf } from './describe.js';

const Filter = Type.Object(
  {
    ...Page.properties,
    cursor: Type.Optional(Type.String({ pattern: '^[0-9]{1,15}$' })),
    actor: Type.Optional(Id),
    object: Type.Optional(Id),
  },
  closed,
);
const demandFilter = demand(Filter);

const text = Type.String();
const maybe = orNull(text);
const Shown = Type.Object({
  ...{ id: Type.Integer(), at: Moment, actorKind: text, actor: maybe, action: text, objectKind: text },
  ...{ object: maybe, fields: orNull(Type.Array(text)), code: maybe, address: maybe, times: Type.Integer() },
});
const LISTS = administers({
  summary: 'Lists what administrators did and what was refused to anybody, the newest first.',
  querystring: Filter,
  answers: { 200: pageOf('audit', Shown) },
});

const PAGE = `
SELECT id, at, actor_kind AS "actorKind", actor, action, object_kind AS "objectKind", object_id AS object, fields, code,
  address, times
FROM audit
WHERE ($1::bigint IS NULL OR id < $1) AND ($2::text IS NULL OR actor = $2) AND ($3::text IS NULL OR object_id = $3)
ORDER BY id DESC LIMIT $4`;

/** Adds the endpoint. Nothing in the log can be changed. */
export function addAudit(scope: FastifyInstance, db: Db): void {
  scope.get('/audit', LISTS, async ({ query }) => {
    const { limit, cursor, actor, object } = demandFilter(query);
    const size = sizeOf(limit);
    const before = cursor === undefined ? null : Number(cursor);
    const rows = await db.query<Row & { id: number }>(PAGE, [before, actor ?? null, object ?? null, size]);
    const last = rows.length === size ? rows.at(-1) : undefined;
    return { audit: rows, ...(last ? { cursor: String(last.id) } : {}) };
  });
}
