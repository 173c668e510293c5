/** What is written in conversations: kept for ever, in one order for everybody, and never changed. */
import { PadError } from 'contact-pad/core';
import type { Author, Entry, TranscriptPage, TranscriptQuery } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';
import { isUuid } from '../ids.js';
import { isSpeakable } from '../intake/text.js';

/** The longest message, in UTF-16 code units. */
export const LONGEST_MESSAGE = 4_000;

/** What is to be written into a transcript. */
export interface Saying {
  readonly transcript: string;
  readonly by: Author;
  readonly text: string;
  /** What makes a repeat recognisable, where nothing else does. */
  readonly id?: string;
}

/** An entry as it is stored, whichever interaction it is shown in. */
export type StoredEntry = Omit<Entry, 'interaction'>;

interface Row {
  readonly number: number;
  readonly at: Date;
  readonly author: Author['kind'];
  readonly author_id: string | null;
  readonly author_name: string;
  readonly text: string;
}

const SAY = `
INSERT INTO entry(transcript_id, number, author, author_id, author_name, text, said_id)
SELECT $1::uuid, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 FROM entry WHERE transcript_id = $1::uuid
RETURNING number, at`;

/** Writes the next entry. The interaction, or the rows of all who write in it, are locked by the caller. */
export async function say(tx: Queryable, { transcript, by, text, id }: Saying): Promise<StoredEntry> {
  const values = [transcript, by.kind, by.id ?? null, by.name, text, id ?? null];
  const [row] = await tx.query<Pick<Row, 'number' | 'at'>>(SAY, values);
  if (!row) throw new Error('an entry was not stored');
  return { number: row.number, at: row.at.getTime(), by, text };
}

/** The text of a message. Throws `INVALID` for none, and for one that is too long or cannot be shown. */
export function demandMessage(text: string): string {
  if (text.trim() === '') throw new PadError('INVALID', 'There is nothing to send.');
  if (text.length > LONGEST_MESSAGE) throw new PadError('INVALID', 'The message is too long.');
  if (!isSpeakable(text)) throw new PadError('INVALID', 'The text holds a character that cannot be shown.');
  return text;
}

const COLUMNS = 'number, at, author, author_id, author_name, text';

const NEWEST = `
SELECT ${COLUMNS} FROM entry WHERE transcript_id = $1::uuid AND ($2::int IS NULL OR number < $2) ORDER BY number DESC LIMIT $3`;

/** The newest entries of a transcript, or those before a number, oldest first. */
export async function entriesOf(
  db: Queryable,
  transcript: string,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<StoredEntry[]> {
  const rows = await db.query<Row>(NEWEST, [transcript, before ?? null, limit]);
  return rows.reverse().map(toEntry);
}

/** The next entries after a number, oldest first. */
export async function entriesAfter(
  db: Queryable,
  transcript: string,
  number: number,
  limit: number,
): Promise<StoredEntry[]> {
  const rows = await db.query<Row>(
    `SELECT ${COLUMNS} FROM entry WHERE transcript_id = $1::uuid AND number > $2 ORDER BY number LIMIT $3`,
    [transcript, number, limit],
  );
  return rows.map(toEntry);
}

const HELD = `
SELECT coalesce(transcript_id, id)::text AS transcript FROM interaction
WHERE id = $1::uuid AND agent_id = $2 AND medium IN ('im','chat') AND state IN ('not-connected','establishing','assigned','wrap')`;

/** A part of the transcript of a conversation that the agent has. Throws `NOT_FOUND` for all others. */
export async function readTranscript(
  db: Queryable,
  agent: string,
  { interaction, before, limit }: TranscriptQuery,
): Promise<TranscriptPage> {
  const [held] = isUuid(interaction)
    ? await db.query<{ transcript: string }>(HELD, [interaction, agent])
    : [];
  if (!held) throw new PadError('NOT_FOUND', 'There is no such conversation.');
  const entries = await entriesOf(db, held.transcript, { before, limit });
  return { entries: entries.map((entry) => ({ interaction, ...entry })) };
}

function toEntry({ number, at, author, author_id, author_name, text }: Row): StoredEntry {
  const by = { kind: author, ...(author_id === null ? {} : { id: author_id }), name: author_name };
  return { number, at: at.getTime(), by, text };
}
