/** `contact-pad-gateway export FILE`: everything that a store holds, as of one moment, one JSON line per row. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Db, Tx } from '../db/db.js';
import { quoted, readMigrationsOf, readTables, type Header } from './tables.js';

/** Rows that are in memory at once; the largest is a piece of a file, 256 kB. */
const AT_ONCE = 50;

/**
 * Writes a new file that only its owner can read, and gives how many rows it has. The store may go on working.
 *
 * @throws the error of the file system, also when the file is there already.
 */
export async function exportTo(db: Db, file: string): Promise<number> {
  return db.tx(async (tx) => {
    await tx.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    let rows = -1;
    const lines = async function* (): AsyncGenerator<string> {
      for await (const line of linesOf(tx)) {
        rows += 1;
        yield `${line}\n`;
      }
    };
    await pipeline(Readable.from(lines()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    return rows;
  });
}

/** Rows stay texts on their way: the numbers of the store may be larger than those of JavaScript. */
async function* linesOf(tx: Tx): AsyncGenerator<string> {
  const header: Header = { contactPad: 1, migrations: await readMigrationsOf(tx) };
  yield JSON.stringify(header);
  for (const { name } of await readTables(tx)) {
    const start = `{"table":${JSON.stringify(name)},"row":`;
    await tx.query(
      `DECLARE rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${quoted(name)} t`,
    );
    for (let some = await next(tx); some.length > 0; some = await next(tx))
      for (const { row } of some) yield `${start}${row}}`;
    await tx.query('CLOSE rows');
  }
}

function next(tx: Tx): Promise<{ row: string }[]> {
  return tx.query<{ row: string }>(`FETCH ${String(AT_ONCE)} FROM rows`);
}
