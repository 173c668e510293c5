import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { migrate, MIGRATIONS } from '../../src/db/migrate.js';
import { PRIVILEGES } from '../../src/events/permissions.js';
import { engines } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import type { Engine } from '../support/engines.js';

/** What the first release left: an open and a closed entrance, and an item in each state. */
const LEFT = `
INSERT INTO sender(id, name, key_sha256) VALUES ('loans', 'Loans', '\\x01');
INSERT INTO queue VALUES ('old', 'Old');
INSERT INTO entrance(id, name, queue_id, open) VALUES ('old-open', 'Open', 'old', true), ('old-closed', 'Closed', 'old', false);
INSERT INTO agent(id, name) VALUES ('veteran', 'Vera');
INSERT INTO agent_queue VALUES ('veteran', 'old');
INSERT INTO interaction(id, medium, sender_id, idem_key, body_sha256, request_id, receipt_state, entrance_id, queue_id, state, agent_id,
  weight, subject, instruction, ended_at)
SELECT gen_random_uuid(), 'work-item', 'loans', state, '\\x02', gen_random_uuid(), 'queued',
  CASE state WHEN 'buffered' THEN 'old-closed' ELSE 'old-open' END, 'old', state, CASE state WHEN 'assigned' THEN 'veteran' END,
  20, state, 'Decide', CASE state WHEN 'ended' THEN now() END
FROM unnest(ARRAY['ended','assigned','queued','buffered']) AS state`;

/** A store as the first release leaves it. */
async function oldEngine(engine: Engine): Promise<Engine> {
  const store = await engine.open();
  const path = await mkdtemp(join(tmpdir(), 'contact-pad-migrations-'));
  await cp(new URL('0001_main.sql', MIGRATIONS), join(path, '0001_main.sql'));
  await store.db.exec('DROP SCHEMA public CASCADE; CREATE SCHEMA public');
  await migrate(store.db, pathToFileURL(`${path}/`));
  await store.db.exec(LEFT);
  await store.db.close();
  await rm(path, { recursive: true });
  return {
    ...engine,
    prepare: () => Promise.resolve({ settings: store.settings, remove: () => Promise.resolve() }),
  };
}

for (const engine of engines)
  describe(`what the first release left on ${engine.name}`, () => {
    let gateway: TestGateway;
    before(async () => {
      gateway = await TestGateway.start(await oldEngine(engine), { timing: { graceMs: 60_000 } });
    });
    after(() => gateway.stop());

    it('is all there, and an entrance that was closed is closed by hand', async () => {
      const entrances = await gateway.db.query(
        "SELECT id, open, opening, schedule FROM entrance WHERE queue_id = 'old' ORDER BY id",
      );
      assert.deepEqual(entrances, [
        { id: 'old-closed', open: false, opening: 'closed', schedule: null },
        { id: 'old-open', open: true, opening: 'open', schedule: null },
      ]);
      const states = await gateway.db.query(
        "SELECT state, for_agent_id FROM interaction WHERE sender_id = 'loans' ORDER BY seq",
      );
      assert.deepEqual(
        states,
        ['ended', 'assigned', 'queued', 'buffered'].map((state) => ({ state, for_agent_id: null })),
      );
    });

    it('lets its agents do what is new, for nobody could forbid it before', async () => {
      const agents = await gateway.db.query("SELECT privileges FROM agent WHERE id = 'veteran'");
      assert.deepEqual(agents, [{ privileges: [...PRIVILEGES] }]);
    });

    it('is worked on: what was queued is offered, what was buffered follows when its entrance opens', async () => {
      const agent = await gateway.readyAgent('veteran');
      await agent.acceptOffered('queued');
      await gateway.setEntrance('old-closed', true);
      await agent.offered('buffered');
    });
  });
