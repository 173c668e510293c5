/** Both engines of the store, so that each suite runs on both: `for (const engine of engines) describe(engine.name, …)`. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Db } from '../../src/db/db.js';
import { migrate, MIGRATIONS } from '../../src/db/migrate.js';
import { openDb, type DbSettings } from '../../src/db/open.js';
import { PostgresServer } from './postgres.js';

/** A store of one test, with all migrations applied. */
export interface OpenStore {
  readonly db: Db;
  /** How another process, or a second `openDb`, reaches the same data. */
  readonly settings: DbSettings;
  /** Closes the store and removes its data. */
  close(): Promise<void>;
}

/** Where a store lies, not yet opened. */
export interface PreparedStore<S extends DbSettings = DbSettings> {
  readonly settings: S;
  remove(): Promise<void>;
}

/** One engine. */
export interface Engine<S extends DbSettings = DbSettings> {
  readonly name: Db['engine'];
  /** A fresh store with the schema and nothing in it but what the migrations put there. */
  open(): Promise<OpenStore>;
  /** Where such a store lies, unopened: for tests that start a gateway process on it. */
  prepare(): Promise<PreparedStore<S>>;
}

/** The embedded engine. */
export const embeddedEngine: Engine<{ readonly dataDir: string }> = engine('pglite', prepareDirectory);

/** PostgreSQL. */
export const postgresEngine: Engine<{ readonly databaseUrl: string }> = engine('postgres', prepareDatabase);

/** Both, embedded first. */
export const engines: readonly Engine[] = [embeddedEngine, postgresEngine];

function engine<S extends DbSettings>(name: Db['engine'], prepare: Engine<S>['prepare']): Engine<S> {
  return {
    name,
    prepare,
    async open() {
      const { settings, remove } = await prepare();
      const db = await openDb(settings);
      return {
        db,
        settings,
        async close() {
          await db.close();
          await remove();
        },
      };
    },
  };
}

const run = promisify(execFile);
const PGLITE = import.meta.resolve('@electric-sql/pglite');

let template: Promise<string> | undefined;

/**
 * The first start of an engine takes seconds. One migrated directory of each is kept beside the installed packages and
 * copied; the migrations and the embedded engine's version name it, so that it is never stale.
 */
async function findTemplate(name: Db['engine'], make: (fresh: string) => Promise<void>): Promise<string> {
  const home = fileURLToPath(new URL('../../../.cache/contact-pad-gateway/', PGLITE));
  const directory = join(home, `${name}-${await templateName()}`);
  if (existsSync(directory)) return directory;
  await mkdir(home, { recursive: true });
  const fresh = join(home, `new-${name}-${String(process.pid)}`);
  await make(fresh);
  // Several test processes may make one at once: the first stays.
  await rename(fresh, directory).catch(() => rm(fresh, { recursive: true }));
  return directory;
}

async function templateName(): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(new URL('../package.json', PGLITE)));
  for (const file of (await readdir(MIGRATIONS)).sort())
    hash.update(await readFile(new URL(file, MIGRATIONS)));
  return hash.digest('hex').slice(0, 16);
}

/** What a failed test left behind goes with the process. */
const made = new Set<string>();
process.once('exit', () => {
  for (const directory of made) removeNow(directory);
});

/** What throws while a process exits keeps it from exiting: a gateway that is being killed may still write there. */
function removeNow(directory: string): void {
  try {
    rmSync(directory, { recursive: true, force: true });
  } catch {
    // It goes with the folder of the run, or with the next run.
  }
}

async function prepareDirectory(): Promise<PreparedStore<{ readonly dataDir: string }>> {
  template ??= findTemplate('pglite', (dataDir) => migrateAt({ dataDir }));
  const dataDir = await mkdtemp(join(tmpdir(), 'contact-pad-data-'));
  made.add(dataDir);
  await run('cp', ['-a', `${await template}/.`, dataDir]);
  return { settings: { dataDir }, remove: () => rm(dataDir, { recursive: true, force: true }) };
}

/** The database that others are copied from. */
export const MIGRATED = 'migrated';
let server: Promise<PostgresServer> | undefined;

/** The server of this test process, with a migrated database to copy from. */
export function postgresServer(): Promise<PostgresServer> {
  server ??= startServer();
  return server;
}

/** A server of a test's own, with a migrated database to copy from; it syncs, for it may be killed. */
export async function ownPostgresServer(): Promise<PostgresServer> {
  return PostgresServer.start({ from: await clusterDirectory(), fsync: true });
}

async function startServer(): Promise<PostgresServer> {
  return PostgresServer.start({ from: await clusterDirectory() });
}

function clusterDirectory(): Promise<string> {
  return findTemplate('postgres', async (fresh) => {
    const first = await PostgresServer.start();
    await first.admin(`CREATE DATABASE ${MIGRATED}`);
    await migrateAt({ databaseUrl: first.url(MIGRATED) });
    await first.putAway(fresh);
  });
}

async function prepareDatabase(): Promise<PreparedStore<{ readonly databaseUrl: string }>> {
  const databaseUrl = await (await postgresServer()).createDatabase(MIGRATED);
  return { settings: { databaseUrl }, remove: () => Promise.resolve() };
}

async function migrateAt(settings: DbSettings): Promise<void> {
  const db = await openDb(settings);
  await migrate(db);
  await db.close();
}
