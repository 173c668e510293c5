import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Db, Queryable, Tx } from './db.js';

/** The migrations that ship with the gateway. */
export const MIGRATIONS = new URL('../../migrations/', import.meta.url);

/** The database and this gateway do not fit: a migration was changed after it ran, or the database is newer. */
export class SchemaMismatch extends Error {
  override readonly name = 'SchemaMismatch';
}

interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

interface Applied {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

/** Any number, the same in every gateway: whoever holds this advisory lock migrates. */
const LOCK = 7_266_723;

/**
 * Brings the database to the schema of this gateway: forward only, each file once, all or nothing. Where nothing is
 * missing it only reads, for DDL beside live traffic deadlocks. Several gateways may start at once.
 * Rejects with `SchemaMismatch` and leaves the database as it was.
 */
export async function migrate(db: Db, directory: URL = MIGRATIONS): Promise<void> {
  const migrations = await readMigrations(directory);
  if (pending(migrations, await readApplied(db)).length === 0) return;
  await db.tx(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    const applied = await readApplied(tx);
    if (applied === undefined) await createTable(tx);
    for (const migration of pending(migrations, applied)) await apply(tx, migration);
  });
}

async function readMigrations(directory: URL): Promise<Migration[]> {
  const files = (await readdir(directory)).filter((file) => /^\d{4}_\w+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (name) => {
      const sql = await readFile(new URL(name, directory), 'utf8');
      return { version: Number(name.slice(0, 4)), name, sql, sha256: sha256(sql) };
    }),
  );
}

/** What was applied, in order; undefined where the database is new. */
async function readApplied(db: Queryable): Promise<Applied[] | undefined> {
  const [found] = await db.query<{ there: boolean }>(
    "SELECT to_regclass('schema_migration') IS NOT NULL AS there",
  );
  if (!found?.there) return undefined;
  return db.query<Applied & object>('SELECT version, name, sha256 FROM schema_migration ORDER BY version');
}

/** Checks what ran against the files and gives those that have not run. */
function pending(migrations: readonly Migration[], applied: readonly Applied[] = []): Migration[] {
  const files = new Map(migrations.map((migration) => [migration.version, migration]));
  for (const { version, name, sha256 } of applied) {
    const file = files.get(version);
    if (!file) {
      throw new SchemaMismatch(
        `the database is newer than this gateway: it has had ${name}, which this gateway does not know`,
      );
    }
    if (file.sha256 !== sha256) {
      throw new SchemaMismatch(
        `the migration ${file.name} was changed after it ran: restore it and add a new one`,
      );
    }
  }
  const done = new Set(applied.map(({ version }) => version));
  return migrations.filter(({ version }) => !done.has(version));
}

async function createTable(tx: Tx): Promise<void> {
  await tx.exec(
    `CREATE TABLE schema_migration(
       version int PRIMARY KEY, name text NOT NULL, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`,
  );
}

async function apply(tx: Tx, { version, name, sql, sha256 }: Migration): Promise<void> {
  await tx.exec(sql);
  await tx.query('INSERT INTO schema_migration(version, name, sha256) VALUES ($1, $2, $3)', [
    version,
    name,
    sha256,
  ]);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
