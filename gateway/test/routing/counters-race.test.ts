import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Db, Tx } from '../../src/db/db.js';
import { Hints } from '../../src/events/hints.js';
import { createLog } from '../../src/log.js';
import { CounterKeeper } from '../../src/routing/counters.js';
import { engines, type OpenStore } from '../support/engines.js';

const CONTACT = randomUUID();
const [FIRST, SECOND] = [randomUUID(), randomUUID()];

const PLACE = `
INSERT INTO agent(id, name) VALUES ('one', 'One'), ('two', 'Two');
INSERT INTO presence(agent_id, log_id) SELECT id, id FROM agent WHERE id IN ('one', 'two');
INSERT INTO contact(id, name) VALUES ('${CONTACT}', 'Eva');
INSERT INTO interaction(id, medium, contact_id, contact, state, agent_id, weight, subject) VALUES
  ('${FIRST}', 'work-item', '${CONTACT}', '{"name":"Eva"}', 'assigned', 'one', 100, 'first'),
  ('${SECOND}', 'work-item', '${CONTACT}', '{"name":"Eva"}', 'queued', NULL, 100, 'second')`;

/** The store, in whose transactions `meanwhile` has been committed by somebody else once the first rows were locked. */
function overtaken(db: Db, meanwhile: string): Db {
  return {
    engine: db.engine,
    query: (text, params) => db.query(text, params),
    exec: (sql) => db.exec(sql),
    tx: (work) => db.tx((tx) => work(overtakenIn(tx, meanwhile))),
    aside: db.aside,
    notify: (text) => db.notify(text),
    listen: (heard) => {
      db.listen(heard);
    },
    close: () => db.close(),
  };
}

function overtakenIn(tx: Tx, meanwhile: string): Tx {
  let isOver = false;
  return {
    async query<T extends object>(text: string, params?: readonly unknown[]) {
      const rows = await tx.query<T>(text, params);
      if (!isOver && text.includes('FOR UPDATE')) await tx.query(meanwhile);
      isOver ||= text.includes('FOR UPDATE');
      return rows;
    },
    send: (text, params) => {
      tx.send(text, params);
    },
    exec: (sql) => tx.exec(sql),
  };
}

for (const engine of engines) {
  describe(`Counters while the contact's next interaction is given out, on ${engine.name}`, () => {
    let store: OpenStore;
    before(async () => {
      store = await engine.open();
      await store.db.exec(PLACE);
    });
    after(() => store.close());

    it('are told to whoever was locked, and not to who has got it since (WI-26)', async () => {
      const { db } = store;
      const given = `UPDATE interaction SET state = 'assigned', agent_id = 'two' WHERE id = '${SECOND}'`;
      const hints = new Hints();
      const keeper = new CounterKeeper(
        { db: overtaken(db, given), hints, recentDays: 7 },
        createLog('silent'),
      );

      hints.emit('contact', CONTACT);
      keeper.run();
      await keeper.close();

      const told = await db.query(`
        SELECT agent_id AS agent, interaction_id::text AS id, body->'interaction'->'counters'->'inProgress' AS counts
        FROM agent_event`);
      assert.deepEqual(told, [{ agent: 'one', id: FIRST, counts: { 'work-item': 1 } }]);
    });
  });
}
