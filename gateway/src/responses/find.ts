/** Standard responses for an interaction (SR-1). */
import type { ResponsesPage, ResponsesQuery, StandardResponse } from 'contact-pad/core';
import { readInFront } from '../contacts/in-front.js';
import type { InFront } from '../contacts/in-front.js';
import type { Queryable } from '../db/db.js';
import { textPattern } from '../db/text-pattern.js';
import { fill } from './fill.js';
import type { Values } from './fill.js';

/** SQL: the response `r` can be used now. */
const USABLE = `r.active AND coalesce(r.valid_from <= now(), true) AND coalesce(r.valid_until > now(), true)`;

const FIND = `
SELECT r.id, r.title FROM response r
WHERE ${USABLE} AND r.title || ' ' || r.text ~ ALL($2::text[])
  AND ($3::text[] IS NULL OR r.category[1:cardinality($3)] = $3) AND ($4::text IS NULL OR lower(r.language) = lower($4))
  AND (NOT $5::boolean OR EXISTS (SELECT FROM kept_response k WHERE k.agent_id = $1 AND k.response_id = r.id))`;

const READ = `
SELECT r.id, r.title, r.text, r.language, r.category, EXISTS (
  SELECT FROM kept_response k WHERE k.agent_id = $1 AND k.response_id = r.id) AS favourite
FROM response r WHERE r.id = ANY($2::text[])`;

const PLACES = `
SELECT coalesce(jsonb_agg(DISTINCT to_jsonb(r.category)) FILTER (WHERE r.category <> '{}'), '[]') AS categories,
  ARRAY(SELECT DISTINCT r.language FROM response r WHERE ${USABLE} ORDER BY 1) AS languages
FROM response r WHERE ${USABLE}`;

const PERSON = `
SELECT a.name AS agent, (SELECT c.name FROM contact c WHERE c.id = $2::uuid) AS contact FROM agent a WHERE a.id = $1`;

/** As the pad sorts names. */
const byTitle = new Intl.Collator('en', { sensitivity: 'base' });

/** A folder stands before those in it. */
const byPath = (a: readonly string[], b: readonly string[]): number =>
  byTitle.compare(a.join('\n'), b.join('\n'));

type Row = Omit<StandardResponse, 'favourite'> & { readonly favourite: boolean };

/** A page of those that can be used now, by title, with their fields replaced. */
export async function findResponses(
  db: Queryable,
  agent: string,
  query: ResponsesQuery,
): Promise<ResponsesPage> {
  const front = await readInFront(db, agent, query.interaction);
  const { search, category, language, favourites = false, offset, limit } = query;
  const words = search.split(/\s+/).filter(Boolean).map(textPattern);
  const filter = [agent, words, category ?? null, language ?? null, favourites];
  const found = await db.query<{ id: string; title: string }>(FIND, filter);
  found.sort((a, b) => byTitle.compare(a.title, b.title) || (a.id < b.id ? -1 : 1));
  const ids = found.slice(offset, offset + limit).map(({ id }) => id);
  const [places] = await db.query<Pick<ResponsesPage, 'categories' | 'languages'>>(PLACES);
  return {
    responses: await readFilled(db, agent, ids, front),
    total: found.length,
    categories: [...(places?.categories ?? [])].sort(byPath),
    languages: places?.languages ?? [],
  };
}

async function readFilled(
  db: Queryable,
  agent: string,
  ids: readonly string[],
  front: InFront,
): Promise<StandardResponse[]> {
  if (ids.length === 0) return [];
  const values = await valuesOf(db, agent, front);
  const rows = new Map((await db.query<Row>(READ, [agent, ids])).map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = rows.get(id);
    if (!row) return [];
    const { favourite, ...response } = row;
    return [{ ...response, text: fill(row.text, values), ...(favourite ? { favourite } : {}) }];
  });
}

async function valuesOf(db: Queryable, agent: string, front: InFront): Promise<Values> {
  const { id, contact, given, subject, data } = front;
  const [person] = await db.query<{ agent: string; contact: string | null }>(PERSON, [agent, contact]);
  return {
    contact: { name: person?.contact ?? given?.name, address: given?.address },
    agent: { name: person?.agent ?? '' },
    interaction: { id, subject },
    data: new Map(data.map(({ key, value }) => [key, value])),
  };
}
