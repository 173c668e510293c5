/** The standard responses (SR-1): read and replaced all at once, as a file. */
import type { FastifyInstance } from 'fastify';
import { Type, type Static } from 'typebox';
import { administratorOf, audit } from '../audit/administrator.js';
import type { Db, Queryable } from '../db/db.js';
import { momentIn } from '../moment.js';
import { closed, demand, Id, Text } from './check.js';
import { administers } from './describe.js';
import { AdminError } from './errors.js';

const MOST = 5_000;
const LARGEST_FILE = 16 * 1024 * 1024;
const DEEPEST = 8;

const Moment = Type.String({ maxLength: 40 });
const Response = Type.Object(
  {
    id: Id,
    title: Text,
    text: Type.String({ pattern: '^(?=[^]*\\S)[^\\0\\p{Cs}]{1,4000}$' }),
    language: Type.String({ pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,7}$' }),
    category: Type.Array(Text, { maxItems: DEEPEST }),
    active: Type.Optional(Type.Boolean()),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
  },
  closed,
);
const Responses = Type.Object({ responses: Type.Array(Response, { maxItems: MOST }) }, closed);
const demandResponses = demand(Responses);
const SHOWS = administers({ summary: 'Shows the standard responses.', answers: { 200: Responses } });
const REPLACES = administers({
  summary: 'Replaces the standard responses, all at once.',
  body: Responses,
  answers: { 200: Type.Object({ responses: Type.Integer() }) },
});

/** One of the file. */
export type ImportedResponse = Static<typeof Response>;

const LIST = `
SELECT id, title, text, language, category, active, valid_from AS "from", valid_until AS until FROM response ORDER BY id`;

const WRITE = `
INSERT INTO response(id, title, text, language, category, active, valid_from, valid_until)
SELECT r.id, r.title, r.text, r.language, r.category, coalesce(r.active, true), r."from", r.until
FROM jsonb_to_recordset($1::jsonb) AS r(
  id text, title text, text text, language text, category text[], active boolean, "from" timestamptz, until timestamptz)
ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, language = excluded.language,
  category = excluded.category, active = excluded.active, valid_from = excluded.valid_from, valid_until = excluded.valid_until`;

/** Adds the two endpoints. Who kept a response that the new file has, too, goes on keeping it. */
export function addResponses(scope: FastifyInstance, db: Db): void {
  scope.get('/responses', SHOWS, async () => {
    const rows = await db.query<{ from: Date | null; until: Date | null }>(LIST);
    return { responses: rows.map(({ from, until, ...row }) => ({ ...row, ...times({ from, until }) })) };
  });
  scope.put('/responses', { bodyLimit: LARGEST_FILE, ...REPLACES }, async (request) => {
    const responses = demandResponses(request.body).responses.map(checked);
    if (new Set(responses.map(({ id }) => id)).size < responses.length)
      throw new AdminError('INVALID', 'An id is there twice.');
    await db.tx(async (tx) => {
      // Who writes at the same time writes before or afterwards, all of it.
      await tx.query('LOCK TABLE response IN SHARE ROW EXCLUSIVE MODE');
      await tx.query('DELETE FROM response WHERE id <> ALL($1::text[])', [responses.map(({ id }) => id)]);
      await writeResponses(tx, responses);
      audit(tx, administratorOf(request), { action: 'changed', resource: 'responses', id: 'all' });
    });
    return { responses: responses.length };
  });
}

/** Creates or replaces these, and leaves the others. */
export async function writeResponses(tx: Queryable, responses: readonly ImportedResponse[]): Promise<void> {
  await tx.query(WRITE, [JSON.stringify(responses)]);
}

/** With its times as the store reads them, and its language as it is written. */
function checked({ language, from, until, ...rest }: ImportedResponse): ImportedResponse {
  const response = {
    ...rest,
    language: languageOf(language),
    ...(from === undefined ? {} : { from: timeOf(from) }),
    ...(until === undefined ? {} : { until: timeOf(until) }),
  };
  if (response.from !== undefined && response.until !== undefined && response.from >= response.until)
    throw new AdminError('INVALID', `The response "${response.id}" ends before it begins.`);
  return response;
}

function languageOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    throw new AdminError('INVALID', 'A language is no BCP 47 tag such as en or sv-FI.');
  }
}

/** As the store reads it. */
function timeOf(text: string): string {
  const at = momentIn(text);
  if (at === undefined)
    throw new AdminError('INVALID', 'A time has a zone, such as 2026-12-24T09:30:00+01:00.');
  return new Date(at).toISOString();
}

function times(range: {
  readonly from: Date | null;
  readonly until: Date | null;
}): Partial<ImportedResponse> {
  const { from, until } = range;
  return { ...(from ? { from: from.toISOString() } : {}), ...(until ? { until: until.toISOString() } : {}) };
}
