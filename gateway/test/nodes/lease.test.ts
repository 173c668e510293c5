import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Heartbeat } from '../../src/routing/heartbeat.js';
import { createLog } from '../../src/log.js';
import { MIGRATED, ownPostgresServer, postgresEngine } from '../support/engines.js';
import type { Engine } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';

const TIMING = { tickMs: 100, leaseMs: 1_000 };

/** Two nodes on one store. */
async function twoNodes(t: TestContext, databaseUrl?: string): Promise<readonly [TestGateway, TestGateway]> {
  const prepared = databaseUrl
    ? { settings: { databaseUrl }, remove: () => Promise.resolve() }
    : await postgresEngine.prepare();
  const shared: Engine = { ...postgresEngine, prepare: () => Promise.resolve(prepared) };
  const kept: Engine = {
    ...shared,
    prepare: () => Promise.resolve({ ...prepared, remove: () => Promise.resolve() }),
  };
  const here = await TestGateway.start(shared, { timing: TIMING });
  t.after(() => here.stop());
  const there = await TestGateway.start(kept, { timing: TIMING });
  t.after(() => there.stop());
  return [here, there];
}

/** How often the agent of that node was said to be connected anew: once, unless somebody took the node for dead. */
async function connections({ db }: TestGateway, agent: string | undefined): Promise<number | undefined> {
  const [row] = await db.query<{ epoch: number }>('SELECT epoch FROM presence WHERE agent_id = $1', [agent]);
  return row?.epoch;
}

describe('The lease of a node', () => {
  it('is renewed while its work takes every connection to the store', async (t) => {
    const [here, there] = await twoNodes(t);
    const { agents } = await here.place();
    await here.agent(agents[0]);
    const work = Promise.all(Array.from({ length: 40 }, () => here.db.query('SELECT pg_sleep(1.5)')));
    await sleep(2 * TIMING.leaseMs);
    assert.equal((await fetch(`${here.url}/health/ready`)).status, 200);
    assert.equal(await connections(there, agents[0]), 1);
    const nodes = await there.db.query('SELECT FROM node WHERE lease_until > clock_timestamp()');
    assert.equal(nodes.length, 2);
    await work;
    assert.equal(await connections(there, agents[0]), 1);
  });

  it('that ran out while the store was away makes no node dead', async (t) => {
    const server = await ownPostgresServer();
    t.after(() => server.stop());
    const nodes = await twoNodes(t, await server.createDatabase(MIGRATED));
    const { agents } = await nodes[0].place({ agents: 2 });
    for (const [index, node] of nodes.entries()) await node.agent(agents[index]);
    await server.crash();
    await sleep(2 * TIMING.leaseMs);
    await server.up();
    await until(async () => (await fetch(`${nodes[0].url}/health/ready`)).status === 200);
    await sleep(3 * TIMING.leaseMs);
    for (const agent of agents) assert.equal(await connections(nodes[0], agent), 1);
  });

  it('has to be held for as long as one lasts by whoever says that others are dead', async (t) => {
    const { db, close } = await postgresEngine.open();
    t.after(close);
    const timing = { tickMs: 60_000, leaseMs: 400 };
    const heartbeat = new Heartbeat(db, 'a node', timing, createLog('silent'));
    t.after(() => heartbeat.close());
    await heartbeat.start();
    assert.equal(heartbeat.mayJudge, false);
    const held = async (): Promise<boolean> => {
      await heartbeat.beat();
      return heartbeat.mayJudge;
    };
    await until(held);
    await sleep(2 * timing.leaseMs);
    assert.equal(await held(), false);
    await until(held);
  });
});
