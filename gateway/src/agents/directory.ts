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
  readonly kind: Extract<TargetKind, 'agent' | 'queue' | 'service' | 'routing-point'>;
  readonly name: string;
  readonly favourite: boolean;
  /** The name without case and accents. */
  readonly folded: string;
}

/** What was found, in alphabetical order. */
export interface Found {
  readonly entries: readonly Entry[];
  /** Those whose whole name was searched for. */
  readonly exact: readonly Entry[];
}

interface Copy {
  readonly version: number;
  readonly entries: readonly Entry[];
}

// Where two kinds have the same id, the first has it. Nearly in order already, sorting takes a fraction of the time.
const READ = `
SELECT t.* FROM (
  SELECT a.id, 'agent' AS kind, a.name, a.favourite FROM agent a
  UNION ALL
  SELECT q.id, 'queue', q.name, q.favourite FROM queue q WHERE NOT EXISTS (SELECT FROM agent a WHERE a.id = q.id)
  UNION ALL
  SELECT d.id, d.kind, d.name, d.favourite FROM destination d
  WHERE NOT EXISTS (SELECT FROM agent a WHERE a.id = d.id) AND NOT EXISTS (SELECT FROM queue q WHERE q.id = d.id)) t
ORDER BY lower(t.name), t.id`;

/** How many names are folded before others have their turn. */
const AT_ONCE = 5_000;

/** As the pad sorts names. */
const byName = new Intl.Collator('en', { sensitivity: 'base' });

/** The directory of one node. */
export class Directory {
  readonly #db: Queryable;
  #copy: Copy | undefined;
  #loading: Promise<void> | undefined;

  constructor(db: Queryable) {
    this.#db = db;
  }

  /** Finds by part of a name, without regard to case and accents; everything for an empty text. */
  async find(search: string): Promise<Found> {
    const entries = await this.#entries();
    const wanted = fold(search.trim());
    if (wanted === '') return { entries, exact: [] };
    const found = entries.filter(({ folded }) => folded.includes(wanted));
    return { entries: found, exact: found.filter(({ folded }) => folded === wanted) };
  }

  async #entries(): Promise<readonly Entry[]> {
    const version = await this.#version();
    for (;;) {
      if (this.#copy && this.#copy.version >= version) return this.#copy.entries;
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
  }

  /** The number is read first: what changes meanwhile is read once more rather than missed. */
  async #load(): Promise<void> {
    const version = await this.#version();
    const rows = await this.#db.query<Omit<Entry, 'folded'>>(READ);
    const entries: Entry[] = [];
    for (const one of rows) {
      entries.push({ ...one, folded: fold(one.name) });
      if (entries.length % AT_ONCE === 0) await breathe();
    }
    entries.sort((a, b) => byName.compare(a.name, b.name) || (a.id < b.id ? -1 : 1));
    this.#copy = { version, entries };
  }

  async #version(): Promise<number> {
    const [row] = await this.#db.query<{ n: number }>('SELECT n FROM directory_version');
    return row?.n ?? 0;
  }
}

/** A text without case and accents. */
export function fold(text: string): string {
  const plain = /^[\0-\x7f]*$/.test(text) ? text : text.normalize('NFD').replace(/\p{M}/gu, '');
  return plain.toUpperCase().toLowerCase();
}
