/** What there was with a contact (HI-1): a page of it, and one of it whole. */
import { PadError } from 'contact-pad/core';
import type {
  Disposition,
  HistoryDetails,
  HistoryItem,
  HistoryItemQuery,
  HistoryPage,
  HistoryQuery,
  Medium,
  Outcome,
  Timestamp,
} from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { textPattern } from '../db/text-pattern.js';
import { isUuid } from '../ids.js';
import { entriesOf } from '../talk/transcript.js';
import { readWithContact } from './in-front.js';

const MOST_ENTRIES = 200;

type Sort = NonNullable<HistoryQuery['sort']>;

const ORDER: Readonly<Record<Sort, string>> = {
  newest: 'created_at DESC, seq DESC',
  oldest: 'created_at, seq',
  subject: 'title, created_at DESC, seq DESC',
};

// Who handled it last is who has it, or the last of those who did something with it.
const COLUMNS = `
  x.id::text AS id, x.medium, CASE x.state WHEN 'ended' THEN 'done' ELSE 'in-progress' END AS state, x.subject,
  x.created_at, x.ended_at, CASE x.state WHEN 'ended' THEN x.outcome END AS outcome, (
    SELECT a.name FROM interaction_log l JOIN agent a ON a.id = l.actor
    WHERE l.interaction_id = x.id AND l.event NOT IN ('received','rejected') ORDER BY l.version DESC LIMIT 1) AS agent`;

/** Calls and messages between agents are no dealings with the contact. */
const MEANT = "x.contact_id = $1::uuid AND x.peer IS NULL AND x.medium <> 'im'";

const pageBy = (order: string, hits: 'MATERIALIZED' | 'NOT MATERIALIZED'): string => `
WITH hit AS ${hits} (
  SELECT x.id, x.seq, x.created_at, lower(x.subject) AS title FROM interaction x
  WHERE ${MEANT} AND ($2::text IS NULL OR x.subject ~ $2 OR x.note ~ $2 OR x.body ~ $2
      OR x.medium = 'chat' AND EXISTS (SELECT FROM entry e WHERE e.transcript_id = x.id AND e.text ~ $2))
    AND ($3::text[] IS NULL OR x.medium = ANY($3)) AND ($4::text IS NULL OR (x.state = 'ended') = ($4 = 'done'))
    AND ($5::timestamptz IS NULL OR x.created_at >= $5) AND ($6::timestamptz IS NULL OR x.created_at < $6)),
page AS (SELECT id, row_number() OVER (ORDER BY ${order}) AS n FROM hit ORDER BY ${order} OFFSET $7 LIMIT $8)
SELECT t.total, ${COLUMNS}
FROM (SELECT count(*) AS total FROM hit) t LEFT JOIN page p ON true LEFT JOIN interaction x ON x.id = p.id ORDER BY p.n`;

/** Counting goes faster than remembering what there is, but for what was searched for: each text is read once. */
const PAGES = pagesOf('NOT MATERIALIZED');
const SEARCHES = pagesOf('MATERIALIZED');

function pagesOf(hits: 'MATERIALIZED' | 'NOT MATERIALIZED'): Readonly<Record<Sort, string>> {
  return {
    newest: pageBy(ORDER.newest, hits),
    oldest: pageBy(ORDER.oldest, hits),
    subject: pageBy(ORDER.subject, hits),
  };
}

const ITEM = `
SELECT ${COLUMNS}, q.name AS queue, x.disposition, ds.options, x.note, x.body,
  (SELECT o.text FROM outbox o WHERE o.interaction_id = x.id ORDER BY o.id DESC LIMIT 1) AS reply
FROM interaction x
LEFT JOIN queue q ON q.id = x.queue_id
LEFT JOIN task_type tt ON tt.id = x.task_type
LEFT JOIN disposition_set ds ON ds.id = tt.disposition_set_id
WHERE ${MEANT} AND x.id = $2::uuid`;

interface ItemRow {
  readonly id: string;
  readonly medium: Medium;
  readonly state: HistoryItem['state'];
  readonly subject: string;
  readonly created_at: Date;
  readonly ended_at: Date | null;
  readonly outcome: Outcome | null;
  readonly agent: string | null;
}

interface DetailsRow extends ItemRow {
  readonly queue: string | null;
  readonly disposition: string | null;
  readonly options: readonly Disposition[] | null;
  readonly note: string | null;
  readonly body: string | null;
  readonly reply: string | null;
}

/** A page of it. Throws `NOT_FOUND` for what is not in front of the agent, or has no contact. */
export async function readHistory(db: Queryable, agent: string, query: HistoryQuery): Promise<HistoryPage> {
  const { contact } = await readWithContact(db, agent, query.interaction);
  const { search, media, state, from, to, sort = 'newest', offset, limit } = query;
  const text = search.trim();
  const statement = (text === '' ? PAGES : SEARCHES)[sort];
  const rows = await db.query<(ItemRow | { readonly id: null }) & { readonly total: number }>(statement, [
    contact,
    text === '' ? null : textPattern(text),
    media ?? null,
    state ?? null,
    momentOf(from),
    momentOf(to),
    offset,
    limit,
  ]);
  // Beyond the last page there is one row, which only counts.
  const items = rows.flatMap((row) => (row.id === null ? [] : toItem(row)));
  return { items, total: rows[0]?.total ?? 0 };
}

/** One of it. Throws `NOT_FOUND` for an interaction of another contact, too. */
export async function readHistoryItem(
  db: Queryable,
  agent: string,
  { interaction, item }: HistoryItemQuery,
): Promise<HistoryDetails> {
  const { contact } = await readWithContact(db, agent, interaction);
  const [row] = isUuid(item) ? await db.query<DetailsRow>(ITEM, [contact, item]) : [];
  if (!row) throw new PadError('NOT_FOUND', 'There is no such interaction of this contact.');
  const { queue, disposition, options, note, body, reply } = row;
  const entries = row.medium === 'chat' ? await entriesOf(db, item, { limit: MOST_ENTRIES }) : undefined;
  return {
    ...toItem(row),
    ...(queue === null ? {} : { queue }),
    ...(disposition === null ? {} : { disposition: labelOf(options ?? [], disposition) ?? disposition }),
    ...(note === null ? {} : { note }),
    ...(body === null ? {} : { body }),
    ...(reply === null ? {} : { reply }),
    ...(entries ? { entries: entries.map((entry) => ({ interaction: item, ...entry })) } : {}),
  };
}

function toItem({ created_at, ended_at, agent, outcome, ...row }: ItemRow): HistoryItem {
  const { id, medium, state, subject } = row;
  return {
    ...{ id, medium, state, subject, createdAt: created_at.getTime() },
    ...(ended_at ? { endedAt: ended_at.getTime() } : {}),
    ...(agent === null ? {} : { agent }),
    ...(outcome === null ? {} : { outcome }),
  };
}

function labelOf(options: readonly Disposition[], code: string): string | undefined {
  for (const option of options) {
    const label = option.children
      ? labelOf(option.children, code)
      : option.code === code
        ? option.label
        : undefined;
    if (label !== undefined) return label;
  }
  return undefined;
}

function momentOf(at: Timestamp | undefined): Date | null {
  return at === undefined ? null : new Date(at);
}
