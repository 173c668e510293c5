/** `contact-pad-gateway import FILE`: fills an empty store with what another one held; all of it, or nothing. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Db, Tx } from '../db/db.js';
import { quoted, readMigrationsOf, readTables, type Header, type Table } from './tables.js';

/** The file and the store do not fit; the message is one sentence for the operator. */
export class TransferRefused extends Error {
  override readonly name = 'TransferRefused';
}

/** Rows that are written at once; the largest is a piece of a file, 256 kB. */
const AT_ONCE = 50;

/** What the migrations put into a new store, which what comes replaces. */
const GIVEN: readonly string[] = ['medium', 'secret', 'directory_change'];

const REFERENCES = `
SELECT conrelid::regclass::text AS "table", conname::text AS name, pg_get_constraintdef(oid) AS definition
FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace`;

/**
 * Fills the store, which has the schema of this gateway and nothing in it, and gives how many rows came.
 *
 * @throws TransferRefused when the store is not empty, or the file is none, or of another version, or broken off.
 */
export async function importFrom(db: Db, file: string): Promise<number> {
  return db.tx(async (tx) => {
    const tables = await readTables(tx);
    await demandEmpty(tx, tables);
    // Rows come in the order of the file; what refers to what is checked when all are there.
    const references = await tx.query<Reference & object>(REFERENCES);
    for (const { table, name } of references)
      await tx.exec(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`);
    for (const { name } of tables) await tx.exec(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`);
    for (const name of GIVEN) await tx.exec(`DELETE FROM ${quoted(name)}`);
    const rows = await fill(tx, tables, file);
    for (const table of tables) await finish(tx, table);
    for (const { table, name, definition } of references)
      await tx.exec(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`);
    return rows;
  });
}

interface Reference {
  readonly table: string;
  readonly name: string;
  readonly definition: string;
}

async function demandEmpty(tx: Tx, tables: readonly Table[]): Promise<void> {
  for (const { name } of tables) {
    if (GIVEN.includes(name)) continue;
    const [row] = await tx.query(`SELECT FROM ${quoted(name)} LIMIT 1`);
    if (row) throw new TransferRefused(`The store is not empty: there is something in ${name}.`);
  }
}

async function fill(tx: Tx, tables: readonly Table[], file: string): Promise<number> {
  const known = new Map(tables.map((table) => [table.name, table]));
  let rows = -1;
  let table: Table | undefined;
  let some: string[] = [];
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    rows += 1;
    if (rows === 0) {
      await demandHeader(tx, line);
      continue;
    }
    const { name, row } = read(line);
    if (name !== table?.name || some.length >= AT_ONCE) {
      if (table) await write(tx, table, some);
      some = [];
      table = known.get(name);
      if (!table) throw new TransferRefused(`There is no table ${name} in this version.`);
    }
    some.push(row);
  }
  if (rows < 0) throw new TransferRefused('The file is empty.');
  if (table) await write(tx, table, some);
  return rows;
}

async function demandHeader(tx: Tx, line: string): Promise<void> {
  const { contactPad, migrations } = parsed(line) as Partial<Header>;
  if (contactPad !== 1 || !Array.isArray(migrations))
    throw new TransferRefused('This is no file that a gateway exported.');
  const own = await readMigrationsOf(tx);
  if (own.join() !== migrations.join())
    throw new TransferRefused('The file comes from another version: export and import with the same one.');
}

/** The row stays the text that the store wrote. */
function read(line: string): { name: string; row: string } {
  const [, name, row] = /^\{"table":"(\w+)","row":(\{.*\})\}$/s.exec(line) ?? [];
  if (name === undefined || row === undefined)
    throw new TransferRefused('A line of the file is no row: it was broken off or changed.');
  return { name, row };
}

function parsed(line: string): object {
  try {
    return Object(JSON.parse(line)) as object;
  } catch {
    return {};
  }
}

async function write(tx: Tx, { name, columns }: Table, rows: readonly string[]): Promise<void> {
  const list = columns.map(quoted).join(', ');
  await tx.query(
    `INSERT INTO ${quoted(name)}(${list}) OVERRIDING SYSTEM VALUE
     SELECT ${list} FROM json_populate_recordset(NULL::${quoted(name)}, $1::json)`,
    [`[${rows.join(',')}]`],
  );
}

/** The next number comes after the largest that came. */
async function finish(tx: Tx, { name, counter }: Table): Promise<void> {
  if (counter !== null)
    await tx.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), (SELECT coalesce(max(${quoted(counter)}), 0) + 1 FROM ${quoted(name)}), false)`,
      [name, counter],
    );
  await tx.exec(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`);
}
