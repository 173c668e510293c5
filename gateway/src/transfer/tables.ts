/** What moves from one store to another, as the store itself describes it. */
import type { Queryable } from '../db/db.js';

/** A table and the columns that can be written. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The column that counts by itself, where there is one. */
  readonly counter: string | null;
}

/** The first line of a file: what wrote it, and by which migrations its tables came about. */
export interface Header {
  readonly contactPad: 1;
  readonly migrations: readonly string[];
}

/** A line: one row of a table. */
export interface Line {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

/** Who lives is known by their own beat, and each store knows its own schema. */
const STAYS = ['schema_migration', 'node'];

const TABLES = `
SELECT c.relname AS name,
  array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE a.attgenerated = '') AS columns,
  min(a.attname::text) FILTER (WHERE a.attidentity <> '') AS counter
FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
WHERE c.relkind = 'r' AND c.relnamespace = current_schema()::regnamespace AND c.relname <> ALL($1::text[])
GROUP BY c.relname ORDER BY c.relname`;

/** All tables that move. */
export function readTables(db: Queryable): Promise<Table[]> {
  return db.query<Table & object>(TABLES, [STAYS]);
}

/** The migrations that a store has had, by name and content. */
export async function readMigrationsOf(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ name: string; sha256: string }>(
    'SELECT name, sha256 FROM schema_migration ORDER BY version',
  );
  return rows.map(({ name, sha256 }) => `${name} ${sha256}`);
}

/** A name inside a statement. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
