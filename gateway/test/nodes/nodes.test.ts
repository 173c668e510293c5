import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MIGRATED, ownPostgresServer, postgresEngine } from '../support/engines.js';
import type { Engine } from '../support/engines.js';
import { faultsOfFleet, Fleet } from '../support/fleet.js';
import { TestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';
import { Wire } from '../support/wire.js';

/** Longer than any test: what comes in time has been told, and was not found by a beat. */
const NEVER_MS = 60_000;

describe('agents on two nodes of one PostgreSQL', () => {
  let here: TestGateway;
  let there: TestGateway;

  before(async () => {
    const { settings, remove } = await postgresEngine.prepare();
    const shared: Engine = { ...postgresEngine, prepare: () => Promise.resolve({ settings, remove }) };
    const timing = { tickMs: NEVER_MS, leaseMs: 2 * NEVER_MS };
    here = await TestGateway.start(shared, { timing });
    // The first hears of the second when that says hello.
    await until(async () => {
      const listening =
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'";
      return (await here.db.query(listening)).length > 0;
    });
    there = await TestGateway.start(shared, { timing });
  });
  after(async () => {
    await there.stop();
    await here.stop();
  });

  it('are offered at once what comes in by either node', async () => {
    const { entrance, agents } = await here.place({ agents: 2 });
    const [anna, bo] = [await here.readyAgent(agents[0]), await there.readyAgent(agents[1])];
    await here.post({ entrance, subject: 'first' });
    await there.post({ entrance, subject: 'second' });
    const offered = await Promise.all([anna.offered(), bo.offered()]);
    assert.deepEqual(offered.map(({ subject }) => subject).sort(), ['first', 'second']);
  });

  it('see at once on one node what they do on the other', async () => {
    const { entrance, agents } = await here.place();
    const [pad, other] = [await here.readyAgent(agents[0]), await there.agent(agents[0])];
    await there.post({ entrance, subject: 'one' });
    const { id } = await pad.acceptOffered('one');
    await other.interaction('connected', (each) => each.id === id && each.phase === 'connected');
    assert.equal(await other.command({ type: 'done', interaction: id }), undefined);
    await pad.interaction('gone', (each) => each.id === id && each.phase === 'gone');
  });
});

describe('two nodes with agents and a stream of work', () => {
  const size = { agents: 40, items: 200, perSecond: 60 };

  it('complete each item once when one is killed and comes back', async () => {
    const { settings } = await postgresEngine.prepare();
    const counts = await new Fleet({ ...settings, ...size }).run(async (fleet) => {
      await fleet.until(() => fleet.done > 50);
      await fleet.nodes[0]?.kill();
      await fleet.until(() => fleet.done > 100);
      await fleet.nodes[0]?.start();
    });
    assert.deepEqual(faultsOfFleet(counts, size.items), []);
  });

  it('go through an upgrade, one after the other, without one command that fails', async () => {
    const { settings } = await postgresEngine.prepare();
    const counts = await new Fleet({ ...settings, ...size }).run(async (fleet) => {
      for (const [index, node] of fleet.nodes.entries()) {
        await fleet.until(() => fleet.done > 50 * (index + 1));
        assert.equal(await node.stop(), 0);
        await node.start();
      }
    });
    assert.deepEqual(faultsOfFleet(counts, size.items), []);
    assert.deepEqual(counts.refused, {});
  });

  it('log nobody out and lose nothing when the database is started anew', async (t) => {
    const server = await ownPostgresServer();
    t.after(() => server.stop());
    const databaseUrl = await server.createDatabase(MIGRATED);
    const counts = await new Fleet({ databaseUrl, ...size }).run(async (fleet) => {
      await fleet.until(() => fleet.done > 50);
      await server.crash();
      await server.up();
    });
    assert.deepEqual(faultsOfFleet(counts, size.items), []);
  });

  it('log nobody out and lose nothing when the primary is killed and its synchronous standby takes over', async (t) => {
    const primary = await ownPostgresServer();
    t.after(() => primary.stop());
    const database = new URL(await primary.createDatabase(MIGRATED));
    const standby = await primary.addStandby();
    t.after(() => standby.stop());
    const wire = await Wire.to(primary.port);
    t.after(() => {
      wire.close();
    });
    database.port = String(wire.port);
    const counts = await new Fleet({ databaseUrl: database.href, ...size }).run(async (fleet) => {
      await fleet.until(() => fleet.done > 50);
      await primary.crash();
      await standby.promote();
      wire.lead(standby.port);
    });
    assert.deepEqual(faultsOfFleet(counts, size.items), []);
  });
});
