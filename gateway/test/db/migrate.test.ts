import assert from 'node:assert/strict';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Db } from '../../src/db/db.js';
import { migrate, MIGRATIONS, SchemaMismatch } from '../../src/db/migrate.js';
import { openDb } from '../../src/db/open.js';
import { engines, type OpenStore } from '../support/engines.js';

const applied = (db: Db): Promise<object[]> => db.query('SELECT * FROM schema_migration ORDER BY version');
const exists = async (db: Db, table: string): Promise<unknown> =>
  (await db.query('SELECT to_regclass($1) IS NOT NULL AS found', [table]))[0]?.['found'];

for (const engine of engines) {
  describe(`migrating a database on ${engine.name}`, () => {
    let store: OpenStore;
    let db: Db;
    let directory: URL;

    const addFile = (name: string, sql: string): Promise<void> => writeFile(new URL(name, directory), sql);

    before(async () => {
      store = await engine.open();
      db = store.db;
    });
    after(() => store.close());
    beforeEach(async (test) => {
      await db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
      const path = await mkdtemp(join(tmpdir(), 'contact-pad-migrations-'));
      await cp(MIGRATIONS, path, { recursive: true });
      directory = pathToFileURL(`${path}/`);
      if ('after' in test) test.after(() => rm(path, { recursive: true }));
    });

    it('gives a new database every table and remembers what ran', async () => {
      await migrate(db, directory);

      assert.equal(await exists(db, 'interaction'), true);
      const files = (await readdir(MIGRATIONS)).sort();
      assert.deepEqual(
        (await applied(db)).map((row) => (row as { name: string }).name),
        files,
      );
    });

    it('runs nothing the second time', async () => {
      await migrate(db, directory);
      const first = await applied(db);

      await migrate(db, directory);

      assert.deepEqual(await applied(db), first);
    });

    it('runs what is new', async () => {
      await migrate(db, directory);
      await addFile('9998_later.sql', 'CREATE TABLE later(id int); INSERT INTO later VALUES (1)');

      await migrate(db, directory);

      assert.deepEqual(await db.query('SELECT id FROM later'), [{ id: 1 }]);
    });

    it('leaves the database as it was where a migration fails', async () => {
      await addFile('9998_later.sql', 'CREATE TABLE later(id int)');
      await addFile('9999_broken.sql', 'CREATE TABLE broken(id int); SELECT 1/0');

      await assert.rejects(migrate(db, directory), { code: '22012' });

      assert.equal(await exists(db, 'later'), false);
      assert.equal(await exists(db, 'schema_migration'), false);
    });

    it('refuses a file that was changed after it ran', async () => {
      await addFile('9998_later.sql', 'CREATE TABLE later(id int)');
      await migrate(db, directory);
      await addFile('9998_later.sql', 'CREATE TABLE later(id bigint)');

      await assert.rejects(migrate(db, directory), (error: unknown) => {
        return error instanceof SchemaMismatch && error.message.includes('9998_later.sql was changed');
      });
    });

    it('refuses a database that is newer than the gateway', async () => {
      await addFile('9999_future.sql', 'CREATE TABLE future(id int)');
      await migrate(db, directory);

      await assert.rejects(migrate(db, MIGRATIONS), (error: unknown) => {
        return error instanceof SchemaMismatch && error.message.includes('newer than this gateway');
      });
    });

    if (engine.name === 'postgres') {
      it('runs each file once where several gateways start at once', async () => {
        const nodes = await Promise.all([1, 2, 3].map(() => openDb(store.settings)));

        await Promise.all(nodes.map((node) => migrate(node, directory)));

        assert.equal((await applied(db)).length, (await readdir(MIGRATIONS)).length);
        await Promise.all(nodes.map((node) => node.close()));
      });
    }
  });
}
