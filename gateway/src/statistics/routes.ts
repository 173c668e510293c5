/** `GET /v1/admin/statistics`: figures of a time, in JSON or as a table. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';
import { closed, demand } from '../admin/check.js';
import { administers, Moment, orNull } from '../admin/describe.js';
import { AdminError } from '../admin/errors.js';
import type { Db } from '../db/db.js';
import { momentIn } from '../moment.js';
import { countFigures, type Figures, type Question } from './count.js';
import { writeCsv } from './csv.js';

/** Calls are answered in so many milliseconds where a service level is spoken of without saying which. */
const USUAL_MS = 20_000;

/** The longest time that is counted at once, in milliseconds. */
const LONGEST_MS = 400 * 24 * 60 * 60 * 1_000;

const By = Type.Enum(['task-type', 'medium', 'queue', 'agent']);
const Query = Type.Object(
  {
    from: Type.String({ maxLength: 40 }),
    to: Type.String({ maxLength: 40 }),
    by: Type.Optional(By),
    withinMs: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
    format: Type.Optional(Type.Union([Type.Literal('json'), Type.Literal('csv')])),
  },
  closed,
);
const demandQuery = demand(Query);

const COLUMNS = [
  ...(['key', 'received', 'offered', 'accepted', 'rejected', 'redirected', 'ended'] as const),
  ...(['waitAverageMs', 'waitLongestMs', 'handleTotalMs', 'handleAverageMs', 'serviceLevel'] as const),
] satisfies readonly (keyof Figures)[];

const Row = Type.Object(Object.fromEntries(COLUMNS.map((name) => [name, columnType(name)])));
const Answer = Type.Object({
  ...{ from: Moment, to: Moment, by: By, withinMs: Type.Integer(), rows: Type.Array(Row) },
});
const COUNTS = administers({
  summary:
    'Counts what came in, what became of it and how long it took, from one moment on and before another.',
  querystring: Query,
  answers: { 200: { 'application/json': Answer, 'text/csv': Type.String() } },
});

/** Adds the endpoint. */
export function addStatistics(scope: FastifyInstance, db: Db): void {
  scope.get('/statistics', COUNTS, async ({ query }, reply) => {
    const asked = demandQuery(query);
    const question = questionOf(asked);
    const rows = await countFigures(db, question);
    return asked.format === 'csv' ? sendTable(reply, rows) : reply.send({ ...question, rows });
  });
}

function columnType(name: (typeof COLUMNS)[number]): ReturnType<typeof orNull> {
  return orNull(name === 'key' ? Type.String() : Type.Number());
}

function questionOf({ from, to, by = 'task-type', withinMs }: Static<typeof Query>): Question {
  const [start, end] = [momentIn(from), momentIn(to)];
  if (start === undefined || end === undefined)
    throw new AdminError('INVALID', 'from and to have a zone, such as 2026-12-24T09:30:00+01:00.');
  if (end <= start || end - start > LONGEST_MS)
    throw new AdminError('INVALID', 'to is after from, and no more than 400 days.');
  return {
    ...{ by, from: new Date(start), to: new Date(end) },
    withinMs: withinMs === undefined ? USUAL_MS : Number(withinMs),
  };
}

function sendTable(reply: FastifyReply, rows: readonly Figures[]): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8')
    .header('content-disposition', 'attachment; filename="statistics.csv"')
    .send(writeCsv(COLUMNS, rows));
}
