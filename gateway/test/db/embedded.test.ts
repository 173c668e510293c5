import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { StoreUnavailable, type Db } from '../../src/db/db.js';
import { DirectoryInUse } from '../../src/db/directory-lock.js';
import { proveDurable } from '../../src/db/durable-fs.js';
import { Maintenance, UPKEEP } from '../../src/db/maintenance.js';
import { openDb } from '../../src/db/open.js';
import { embeddedEngine, type PreparedStore } from '../support/engines.js';
import { NODE_ARGS, sourceUrl } from '../support/source.js';
import { until } from '../support/until.js';

const MEGABYTE = 1024 * 1024;
const OPEN_MODULE = sourceUrl('db/open').href;

/** Some ten megabytes that do not shrink. */
const WRITE_TEN_MEGABYTES = `INSERT INTO filler SELECT string_agg(md5(random()::text), '') FROM generate_series(1, 5000),
  generate_series(1, 62) AS part GROUP BY part`;

describe('the embedded store', () => {
  let prepared: PreparedStore<{ readonly dataDir: string }>;
  let db: Db;
  let log: string;
  beforeEach(async () => {
    prepared = await embeddedEngine.prepare();
    db = await openDb(prepared.settings);
    log = join(prepared.settings.dataDir, 'db', 'pg_wal');
  });
  afterEach(async () => {
    await db.close();
    await prepared.remove();
  });

  it('refuses a second process on the same directory, and says why', async () => {
    const script = `const { openDb } = await import(${JSON.stringify(OPEN_MODULE)});
      await openDb(${JSON.stringify(prepared.settings)});`;
    const second = promisify(execFile)(process.execPath, [...NODE_ARGS, '--input-type=module', '-e', script]);

    await assert.rejects(second, (error: { code?: number; stderr?: string }) => {
      assert.equal(error.code, 1);
      assert.match(error.stderr ?? '', /the data directory .* is in use by another gateway/);
      return true;
    });
  });

  it('refuses to be opened twice by one process', async () => {
    await assert.rejects(openDb(prepared.settings), DirectoryInUse);
  });

  it('throws where it is asked inside a transaction, which would wait for ever', async () => {
    await assert.rejects(
      db.tx(() => db.query('SELECT 1')),
      /ask the transaction/,
    );
    assert.deepEqual(await db.query('SELECT 1 AS one'), [{ one: 1 }]);
  });

  it('finds everything again when it was closed and is opened', async () => {
    await db.exec("INSERT INTO queue VALUES ('kept', 'Kept')");
    await db.close();

    db = await openDb(prepared.settings);

    assert.deepEqual(await db.query("SELECT name FROM queue WHERE id = 'kept'"), [{ name: 'Kept' }]);
  });

  it('recovers by itself from a disk that failed, with all that it had acknowledged', async () => {
    await db.exec('CREATE TABLE filler(text text)');
    await db.exec("INSERT INTO queue VALUES ('kept', 'Kept')");
    renameSync(log, `${log}-gone`);
    const failing = (async () => {
      for (;;) await db.exec(WRITE_TEN_MEGABYTES);
    })();
    await assert.rejects(failing, StoreUnavailable);

    renameSync(`${log}-gone`, log);

    assert.deepEqual(await db.query("SELECT name FROM queue WHERE id = 'kept'"), [{ name: 'Kept' }]);
  });

  it('checkpoints, so that its log does not grow for ever', async () => {
    await db.exec('CREATE TABLE filler(text text)');
    const [oldest = ''] = readdirSync(log).sort();
    const upkeep = maintain(db, { lookMs: 20, checkpointBytes: 16 * MEGABYTE });

    for (let ten = 0; ten < 5; ten += 1) await db.exec(WRITE_TEN_MEGABYTES);

    await until(() => !readdirSync(log).includes(oldest));
    upkeep.stop();
  });

  it('vacuums, so that its tables do not grow with what was deleted', async () => {
    await db.exec('CREATE TABLE filler AS SELECT generate_series(1, 1000) AS n; DELETE FROM filler');
    const upkeep = maintain(db, { lookMs: 20, vacuumMs: 1 });

    const pages = async (): Promise<unknown> =>
      (await db.query("SELECT pg_relation_size('filler') AS bytes"))[0]?.['bytes'];

    await until(async () => (await pages()) === 0);
    upkeep.stop();
  });
});

function maintain(db: Db, times: Partial<typeof UPKEEP>): Maintenance {
  const onError = (error: Error): void => {
    throw error;
  };
  return new Maintenance({ alone: (work) => work(db), idle: () => true, onError }, { ...UPKEEP, ...times });
}

describe('the proof that the embedded store syncs', () => {
  it('fails for PGlite as it ships', async () => {
    const { settings, remove } = await embeddedEngine.prepare();
    const directory = join(settings.dataDir, 'db');
    const stock = await PGlite.create({ dataDir: directory, fs: new NodeFS(directory) });

    await assert.rejects(
      proveDurable(stock, () => 0),
      /fsync off: refusing to start/,
    );

    await stock.close();
    await remove();
  });

  it('fails where fsync is on and reaches no disk', async () => {
    const { settings, remove } = await embeddedEngine.prepare();
    const directory = join(settings.dataDir, 'db');
    const startParams = PGlite.defaultStartParams.filter((param) => param !== '-F');
    const halfway = await PGlite.create({ dataDir: directory, fs: new NodeFS(directory), startParams });

    await assert.rejects(
      proveDurable(halfway, () => 0),
      /does not sync its commits: refusing to start/,
    );

    await halfway.close();
    await remove();
  });
});
