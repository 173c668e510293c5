import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { StoreUnavailable, type Db } from '../../src/db/db.js';
import { openDb } from '../../src/db/open.js';
import { PostgresServer } from '../support/postgres.js';
import { until } from '../support/until.js';

describe('a store whose PostgreSQL server goes down', () => {
  let server: PostgresServer;
  let db: Db;
  before(async () => {
    server = await PostgresServer.start({ fsync: true });
    db = await openDb({ databaseUrl: await server.createDatabase() });
    await db.exec('CREATE TABLE kept(id int)');
  });
  after(async () => {
    await db.close();
    await server.stop();
  });

  it('is out of reach, and serves again when the server is back', async () => {
    await server.crash();
    await assert.rejects(db.query('INSERT INTO kept VALUES (1)'), StoreUnavailable);
    await assert.rejects(db.query('SELECT 1'), StoreUnavailable);

    await server.up();

    assert.deepEqual(await db.query('SELECT count(*) AS kept FROM kept'), [{ kept: 0 }]);
  });

  it('fails a transaction that was under way, and nothing else', async () => {
    const broken = db.tx(async (tx) => {
      await tx.query('INSERT INTO kept VALUES (1)');
      await server.crash();
      await tx.query('INSERT INTO kept VALUES (2)');
    });
    await assert.rejects(broken, StoreUnavailable);

    await server.up();

    assert.deepEqual(await db.query('SELECT count(*) AS kept FROM kept'), [{ kept: 0 }]);
  });

  it('fails what waits for an answer when the server goes down', async () => {
    const waiting = assert.rejects(db.query('SELECT pg_sleep(60)'), StoreUnavailable);
    await db.query('SELECT 1');

    await server.crash();

    await waiting;
    await server.up();
  });

  it('hears again what others tell when the server is back', async () => {
    const heard: string[] = [];
    db.listen((text) => heard.push(text));
    const told = async (text: string): Promise<boolean> => {
      await db.notify(text);
      return heard.includes(text);
    };
    await until(() => told('before'));
    await server.crash();
    await assert.rejects(db.notify('nobody hears it'), StoreUnavailable);

    await server.up();

    await until(() => told('after'));
  });

  it('does not open where no server answers', async () => {
    await server.crash();

    await assert.rejects(openDb({ databaseUrl: server.url('test_1') }), StoreUnavailable);

    await server.up();
  });
});
