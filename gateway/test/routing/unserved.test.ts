import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { after, before, describe, it } from 'node:test';
import type { Db } from '../../src/db/db.js';
import { Hints } from '../../src/events/hints.js';
import { createLog } from '../../src/log.js';
import { Dispatcher } from '../../src/routing/dispatch.js';
import { engines, type OpenStore } from '../support/engines.js';
import { until } from '../support/until.js';

const PLACE = `
INSERT INTO queue(id, name) VALUES ('loans', 'Loans');
INSERT INTO agent(id, name) VALUES ('one', 'One');
INSERT INTO agent_queue(agent_id, queue_id) VALUES ('one', 'loans');
INSERT INTO presence(agent_id, log_id) VALUES ('one', 'one');
INSERT INTO interaction(id, medium, queue_id, state, weight, subject)
VALUES (gen_random_uuid(), 'work-item', 'loans', 'queued', 100, 'The first')`;

/** The store, and how often somebody was looked for in it. */
function counted(db: Db): { readonly db: Db; looks: number } {
  const counter = {
    looks: 0,
    db: {
      engine: db.engine,
      query: (text, params) => db.query(text, params),
      exec: (sql) => db.exec(sql),
      tx: (work) => {
        counter.looks += 1;
        return db.tx(work);
      },
      notify: (text) => db.notify(text),
      listen: (heard) => {
        db.listen(heard);
      },
      close: () => db.close(),
    } satisfies Db,
  };
  return counter;
}

for (const engine of engines) {
  describe(`A flood that nobody is free for, on ${engine.name}`, () => {
    let store: OpenStore;
    before(async () => {
      store = await engine.open();
      await store.db.exec(PLACE);
    });
    after(() => store.close());

    it('is not looked at with each item, and is given out at once when somebody becomes free', async () => {
      const counter = counted(store.db);
      const hints = new Hints();
      const given: number[] = [];
      const dispatcher = new Dispatcher(
        { db: counter.db, hints, recentDays: 7 },
        createLog('silent'),
        60_000,
        (ms) => given.push(ms),
      );

      const end = performance.now() + 200;
      while (performance.now() < end) {
        dispatcher.kick();
        await delay(0);
      }
      const { looks } = counter;
      assert.ok(looks >= 2 && looks <= 21, `${looks} looks in 200 ms`);

      await store.db.exec("UPDATE presence SET state = 'ready', connected = true");
      dispatcher.kick();
      hints.emit('queue');
      await until(() => given.length > 0);
      await dispatcher.close();
    });
  });
}
