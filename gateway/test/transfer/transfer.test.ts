import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../src/db/db.js';
import { openDb } from '../../src/db/open.js';
import { exportTo } from '../../src/transfer/export.js';
import { importFrom, TransferRefused } from '../../src/transfer/import.js';
import { readTables } from '../../src/transfer/tables.js';
import { embeddedEngine, postgresEngine, type Engine } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { ChatPage } from '../support/talk.js';

/** Everything in a store, by table, whatever the order of its rows. */
async function contents(db: Db): Promise<Record<string, readonly string[]>> {
  const all: Record<string, readonly string[]> = {};
  for (const { name } of await readTables(db)) {
    const rows = await db.query<{ row: string }>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`);
    all[name] = rows.map(({ row }) => row).sort();
  }
  return all;
}

const at = (engine: Engine, settings: Awaited<ReturnType<Engine['prepare']>>['settings']): Engine => ({
  ...engine,
  prepare: () => Promise.resolve({ settings, remove: () => Promise.resolve() }),
});

describe('growing out of the embedded database', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contact-pad-transfer-'));
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('moves all that is waiting, offered, in hand and over; agents go on where they were', async () => {
    const file = join(folder, 'moved.ndjson');
    const [small, large] = [await embeddedEngine.prepare(), await postgresEngine.prepare()];
    const gateway = await TestGateway.start(at(embeddedEngine, small.settings));
    const { entrance, agents } = await gateway.place({ agents: 2 });
    const anna = await gateway.readyAgent(agents[0]);
    const attachment = await gateway.upload('note.txt', 'text/plain', 'read me '.repeat(100_000));
    await gateway.post({ entrance, subject: 'in hand', attachment });
    const inHand = await anna.acceptOffered('in hand');
    const page = await ChatPage.begin(() => gateway.url, entrance, { name: 'Eva' });
    await page.say('Hello');
    const bo = await gateway.readyAgent(agents[1]);
    for (const subject of ['one', 'two', 'three']) await gateway.post({ entrance, subject });
    await bo.offered();
    const resume = anna.position;
    await gateway.stop();

    const from = await openDb(small.settings);
    const to = await openDb(large.settings);
    const rows = await exportTo(from, file);
    assert.equal(await importFrom(to, file), rows);
    assert.deepEqual(await contents(to), await contents(from));
    assert.equal((await stat(file)).mode & 0o777, 0o600);
    await Promise.all([from.close(), to.close()]);

    const grown = await TestGateway.start(at(postgresEngine, large.settings));
    const back = await grown.agent(agents[0], { resume });
    assert.equal((await back.frame('welcome')).resumed, true);
    assert.equal(await back.command({ type: 'done', interaction: inHand.id }), undefined);
    assert.deepEqual(await grown.post({ entrance, subject: 'new' }), { status: 201, state: 'queued' });
    await grown.stop();
    await small.remove();
  });

  for (const engine of [embeddedEngine, postgresEngine]) {
    it(`fills no ${engine.name} store that has something in it, from another version, or by half`, async () => {
      const { db, close } = await engine.open();
      const file = join(folder, `${engine.name}.ndjson`);
      await db.query("INSERT INTO queue(id, name) VALUES ('one', 'One')");
      await exportTo(db, file);
      await assert.rejects(importFrom(db, file), TransferRefused);
      await assert.rejects(exportTo(db, file), { code: 'EEXIST' });
      await db.query('DELETE FROM queue');
      const before = await contents(db);
      const good = await readFile(file, 'utf8');
      for (const bad of ['', 'no JSON\n', good.replace('0001_main', '0001_other')]) {
        await writeFile(file, bad);
        await assert.rejects(importFrom(db, file), TransferRefused);
      }
      await writeFile(file, good);
      await appendFile(file, '{"table":"queue","row":{"id":"tw');
      await assert.rejects(importFrom(db, file), TransferRefused);
      assert.deepEqual(await contents(db), before);
      await close();
    });
  }
});
