import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { connect } from '@nats-io/transport-node';
import type { NatsConnection } from '@nats-io/transport-node';
import pg from 'pg';
import { CHANNEL } from '../../src/db/postgres-listener.js';
import { SUBJECT } from '../../src/events/nats.js';
import { AgentClient } from '../support/agent-client.js';
import { postgresEngine } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { NatsServer } from '../support/nats-server.js';
import { until } from '../support/until.js';
import { xmlOf } from '../support/work-item-xml.js';

/** Longer than any test: what comes in time has been told, and was not found by a beat. */
const NEVER_MS = '60000';

describe('two nodes that tell each other by NATS', () => {
  let nats: NatsServer;
  let watcher: NatsConnection;
  let database: pg.Client;
  let nodes: readonly [GatewayProcess, GatewayProcess];
  let remove: () => Promise<void>;
  /** How often hints went each way. */
  const heard = { nats: 0, notify: 0 };

  before(async () => {
    nats = await NatsServer.start();
    const { settings, remove: drop } = await postgresEngine.prepare();
    remove = drop;
    const environment = { NATS_URL: nats.url, TICK_MS: NEVER_MS, LEASE_MS: '120000', GRACE_MS: NEVER_MS };
    nodes = [new GatewayProcess(settings, environment), new GatewayProcess(settings, environment)];
    await nodes[0].start();
    await until(() => goesBy(nodes[0]) === 'nats');
    await nodes[1].start();
    await until(() => goesBy(nodes[1]) === 'nats');
    watcher = await connect({ servers: nats.url, maxReconnectAttempts: -1, reconnectTimeWait: 50 });
    watcher.subscribe(SUBJECT, { callback: () => void heard.nats++ });
    await watcher.flush();
    database = new pg.Client({ connectionString: settings.databaseUrl });
    await database.connect();
    database.on('notification', () => void heard.notify++);
    await database.query(`LISTEN ${CHANNEL}`);
  });
  after(async () => {
    for (const node of nodes) await node.stop();
    await Promise.all([watcher.close(), database.end()]);
    await nats.kill();
    await remove();
  });

  /** What the log said last. */
  function goesBy(node: GatewayProcess): 'nats' | 'store' | undefined {
    const said = [...node.log.matchAll(/hints go by (NATS|the store)/g)].at(-1)?.[1];
    return said === undefined ? undefined : said === 'NATS' ? 'nats' : 'store';
  }

  async function join(node: GatewayProcess): Promise<AgentClient> {
    const url = node.address ?? '';
    const { token } = (await (await fetch(`${url}/demo/token?agent=anna`)).json()) as { token: string };
    return AgentClient.connect(url, { token });
  }

  /** One agent on both nodes: what they do on one is seen on the other, and a chat's work comes in by either. */
  async function work(subject: string): Promise<void> {
    const [here, there] = [await join(nodes[0]), await join(nodes[1])];
    await here.ready();
    const headers = { 'content-type': 'application/xml', authorization: 'Bearer demo-sender' };
    const url = `${nodes[1].address ?? ''}/v1/work-items`;
    assert.equal((await fetch(url, { method: 'POST', headers, body: xmlOf({ subject }) })).status, 201);
    const { id } = await here.acceptOffered(subject);
    await there.interaction('accepted', (each) => each.id === id && each.phase === 'connected');
    assert.equal(await there.command({ type: 'done', interaction: id }), undefined);
    await here.interaction('gone', (each) => each.id === id && each.phase === 'gone');
    for (const client of [here, there]) client.terminate();
  }

  it('need no NOTIFY for it', async () => {
    const before = { ...heard };
    await work('by NATS');
    await until(() => heard.nats > before.nats);
    await database.query('SELECT 1');
    assert.equal(heard.notify, before.notify);
  });

  it('are not confused by what is no hint', async () => {
    for (const text of ['', '{', 'null', '[]', '{"node":"x","agents":7}', '{"node":1}'])
      watcher.publish(SUBJECT, text);
    await watcher.flush();
    await work('after noise');
  });

  it('tell each other by the store while NATS is away, say so, and go back to it', async () => {
    await nats.kill();
    await until(() => nodes.every((node) => goesBy(node) === 'store'), 30_000);
    const before = heard.notify;
    await work('without NATS');
    await until(() => heard.notify > before);
    await nats.up();
    await until(() => nodes.every((node) => goesBy(node) === 'nats'), 30_000);
    await work('with NATS again');
  });
});
