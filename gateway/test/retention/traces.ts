/** Where something stands in the store, whatever the table and the column. */
import type { Db } from '../../src/db/db.js';

/** The tables that have a mark anywhere: in a text, in JSON, or in bytes. */
export async function traces(db: Db, mark: string): Promise<string[]> {
  const tables = await db.query<{ name: string }>(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await db.query(
      `SELECT FROM ${name} t WHERE position($1 IN t::text) > 0 OR position($2 IN t::text) > 0 LIMIT 1`,
      [mark, Buffer.from(mark).toString('hex')],
    );
    if (rows.length > 0) found.push(name);
  }
  return found;
}
