/**
 * Everything that can be found by name (MI-17, TC-2): folded and in order in this node's memory, for a keystroke waits for
 * no scan of a table. The store counts the changes of names; a copy that is old is made anew before the next answer.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import type { TargetKind } from 'contact-pad/core';
import type { Queryable } from '../db/db.js';

/** Something that can be found. */
export interface Entry {
  readonly id: string;
  readonly kind: Exclude<TargetKind, 'workbin'>;
  readonly name: string;
  readonly favourite: boolean;
  /** The name without case and accents. */
  readonly folded: string;
}

/** What is looked for: part of a name, whatever else has to be so, and which page of what is found. */
export interface Search {
  readonly text: string;
  /** Whoever has this id is not found. */
  readonly except: string;
  /** All of these have to hold. */
  readonly tests: readonly ((entry: Entry) => boolean)[];
  readonly offset: number;
  readonly limit: number;
}

/** A page of what was found, in alphabetical order. */
export interface Found {
  readonly page: readonly Entry[];
  readonly total: number;
  /** Those whose whole name was searched for. */
  readonly exact: readonly Entry[];
}

interface Copy {
  readonly version: string;
  readonly entries: readonly Entry[];
  /** All folded names in one text, each in a line of its own: searching that is much faster than searching each. */
  readonly haystack: string;
  /** Where in it the line of each entry begins, and where one more would. */
  readonly starts: Int32Array;
  readonly indexes: ReadonlyMap<string, number>;
  /** The entries that have a text which very many have: what everybody types first is looked for once. */
  readonly broad: Map<string, Int32Array>;
}

// Changes are committed in another order than they are numbered: their count tells of one that came late.
const VERSION = "SELECT max(id) || ' ' || count(*) AS version FROM directory_change";

const FORGET = `
WITH gone AS (
  DELETE FROM directory_change
  WHERE at < now() - interval '1 minute' AND (SELECT count(*) FROM directory_change) > 1000 RETURNING 1)
INSERT INTO directory_change SELECT FROM gone LIMIT 1`;

// Where two kinds have the same id, the first has it. Nearly in order already, sorting takes a fraction of the time.
const READ = `
SELECT t.* FROM (
  SELECT a.id, 'agent' AS kind, a.name, a.favourite FROM agent a
  UNION ALL
  SELECT q.id, 'queue', q.name, q.favourite FROM queue q WHERE NOT EXISTS (SELECT FROM agent a WHERE a.id = q.id)
  UNION ALL
  SELECT d.id, d.kind, d.name, d.favourite FROM destination d
  WHERE NOT EXISTS (SELECT FROM agent a WHERE a.id = d.id) AND NOT EXISTS (SELECT FROM queue q WHERE q.id = d.id)
  UNION ALL
  SELECT c.id, 'contact', c.name, c.favourite FROM phone_contact c
  WHERE NOT EXISTS (SELECT FROM agent a WHERE a.id = c.id) AND NOT EXISTS (SELECT FROM queue q WHERE q.id = c.id)
    AND NOT EXISTS (SELECT FROM destination d WHERE d.id = c.id)
  UNION ALL
  SELECT n.id, 'number', c.name || ', ' || n.label, false FROM phone_number n JOIN phone_contact c ON c.id = n.contact_id
  WHERE n.position > 0) t
ORDER BY lower(t.name), t.id`;

/** How many names are folded before others have their turn. */
const AT_ONCE = 5_000;

/** A text that so many names have is remembered, and so many texts are. */
const BROAD = 2_000;
const MOST_BROAD = 64;

/** As the pad sorts names. */
const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** Forgets old changes where there are many; a new one stands for them, so that no version comes twice. */
export async function forgetChanges(db: Queryable): Promise<void> {
  await db.query(FORGET);
}

/** The directory of one node. */
export class Directory {
  readonly #db: Queryable;
  #copy: Copy | undefined;
  #loading: Promise<unknown> = Promise.resolve();

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Reads all names before anybody looks for one. Rejects when the store cannot be asked. */
  async warmUp(): Promise<void> {
    await this.#current();
  }

  /** Finds by part of a name, without regard to case and accents; everything for an empty text. */
  async find({ text, except, tests, offset, limit }: Search): Promise<Found> {
    const copy = await this.#current();
    const wanted = fold(text.trim());
    const hidden = copy.indexes.get(except);
    const found = matches(copy, wanted).filter((index) => {
      const entry = copy.entries[index];
      return index !== hidden && entry !== undefined && tests.every((passes) => passes(entry));
    });
    const exact = found.filter((index) => lengthAt(copy, index) === wanted.length);
    return {
      page: entriesAt(copy, found.slice(offset, offset + limit)),
      total: found.length,
      exact: entriesAt(copy, exact),
    };
  }

  async #current(): Promise<Copy> {
    const version = await this.#version();
    if (this.#copy?.version === version) return this.#copy;
    // One after the other: what is being read now may be older than what was just seen.
    const mine = this.#loading.then(() => (this.#copy?.version === version ? this.#copy : this.#load()));
    this.#loading = mine.catch(() => undefined);
    return mine;
  }

  /** The version is read first: what changes meanwhile is read once more rather than missed. */
  async #load(): Promise<Copy> {
    const version = await this.#version();
    const rows = await this.#db.query<Omit<Entry, 'folded'>>(READ);
    const entries: Entry[] = [];
    for (const one of rows) {
      entries.push({ ...one, folded: fold(one.name) });
      if (entries.length % AT_ONCE === 0) await breathe();
    }
    entries.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    return (this.#copy = copyOf(version, entries));
  }

  async #version(): Promise<string> {
    const [row] = await this.#db.query<{ version: string }>(VERSION);
    return row?.version ?? '';
  }
}

function copyOf(version: string, entries: readonly Entry[]): Copy {
  const starts = new Int32Array(entries.length + 1);
  for (const [index, { folded }] of entries.entries())
    starts[index + 1] = (starts[index] ?? 0) + folded.length + 1;
  return {
    version,
    entries,
    haystack: entries.map(({ folded }) => folded).join('\n'),
    starts,
    indexes: new Map(entries.map(({ id }, index) => [id, index])),
    broad: new Map(),
  };
}

function entriesAt({ entries }: Copy, indexes: Int32Array): Entry[] {
  return [...indexes].flatMap((index) => entries[index] ?? []);
}

function lengthAt({ starts }: Copy, index: number): number {
  return (starts[index + 1] ?? 0) - (starts[index] ?? 0) - 1;
}

/** The entries that have a text in their names, in order. A folded text has no line break: a match lies in one line. */
function matches({ haystack, starts, broad }: Copy, wanted: string): Int32Array {
  const known = broad.get(wanted);
  if (known) return known;
  const found: number[] = [];
  const last = starts.length - 1;
  for (let index = 0; index < last; index += 1) {
    const at = haystack.indexOf(wanted, starts[index]);
    if (at < 0) break;
    while ((starts[index + 1] ?? Infinity) <= at) index += 1;
    found.push(index);
  }
  const matching = Int32Array.from(found);
  if (found.length >= BROAD && broad.size < MOST_BROAD) broad.set(wanted, matching);
  return matching;
}

/** A text without case, accents and line breaks. */
export function fold(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toUpperCase().toLowerCase().replaceAll('\n', ' ');
}
