import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import Fastify, { type FastifyInstance } from 'fastify';
import { StoreUnavailable } from '../../src/db/db.js';
import { registerHealth } from '../../src/health.js';
import { createMetrics, registerMetrics, type Metrics } from '../../src/metrics.js';
import { engines, type OpenStore } from '../support/engines.js';

for (const engine of engines) {
  describe(`whoever watches the gateway (${engine.name})`, () => {
    let store: OpenStore;
    let app: FastifyInstance;
    let metrics: Metrics;
    let failing = false;
    before(async () => {
      store = await engine.open();
      app = Fastify();
      metrics = createMetrics();
      const query = (text: string): Promise<unknown> =>
        failing ? Promise.reject(new StoreUnavailable('gone')) : store.db.query(text);
      const db = { query, aside: { query } } as typeof store.db;
      registerHealth(app, { db, isEnding: () => false });
      registerMetrics(app, { db, metrics });
    });
    after(async () => {
      await app.close();
      await store.close();
    });

    const statusOf = async (url: string): Promise<number> => (await app.inject(url)).statusCode;

    it('sees that it is alive and ready', async () => {
      assert.deepEqual([await statusOf('/health/live'), await statusOf('/health/ready')], [200, 200]);
    });

    it('sees that it is alive and not ready while the store cannot be asked', async () => {
      failing = true;
      const seen = [
        await statusOf('/health/live'),
        await statusOf('/health/ready'),
        await statusOf('/metrics'),
      ];
      failing = false;
      assert.deepEqual(seen, [200, 503, 200]);
    });

    it('reads what was counted, and how many interactions are where', async () => {
      metrics.accepted.inc({ medium: 'email', state: 'queued' });
      metrics.refused.inc({ code: 'INVALID' });
      await store.db.query("INSERT INTO queue(id, name) VALUES ('boats', 'Boats')");
      await store.db.query(
        `INSERT INTO interaction(id, medium, state, state_since, queue_id, subject, weight)
         VALUES (gen_random_uuid(), 'work-item', 'queued', now() - interval '90 seconds', 'boats', 'A boat', 20)`,
      );
      const { body, headers } = await app.inject('/metrics');
      assert.match(String(headers['content-type']), /^text\/plain; version=0\.0\.4/);
      for (const line of [
        'contact_pad_interactions_accepted_total{medium="email",state="queued"} 1',
        'contact_pad_messages_refused_total{code="INVALID"} 1',
        'contact_pad_interactions{state="buffered"} 0',
        'contact_pad_agent_sockets 0',
        'contact_pad_queue_waiting{queue="boats"} 1',
      ])
        assert.ok(body.includes(`${line}\n`), line);
      assert.match(body, /^contact_pad_queue_longest_wait_seconds\{queue="boats"\} 9\d/m);
      assert.match(body, /^process_cpu_seconds_total /m);
    });
  });
}
