import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { FastifyInstance } from 'fastify';
import { embeddedEngine } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { until } from '../support/until.js';

/** Lets go of everything that nothing holds any more. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

describe('A socket that is open', () => {
  /** What upgraded sockets, as far as anything still holds it. */
  const held: WeakRef<object>[] = [];
  const watch = (message: unknown): void => {
    (message as { readonly fastify: FastifyInstance }).fastify.addHook(
      'onRequest',
      (request, reply, done) => {
        if (request.headers.upgrade === 'websocket')
          for (const each of [request, request.raw, reply, reply.raw]) held.push(new WeakRef<object>(each));
        done();
      },
    );
  };

  it('holds neither the request by which it came nor its answer', async () => {
    // Other tests of this process have gateways, too.
    subscribe('fastify.initialization', watch);
    const gateway = await TestGateway.start(embeddedEngine);
    unsubscribe('fastify.initialization', watch);
    try {
      const agent = await gateway.agent('anna');
      assert.equal(held.length, 4);
      await until(() => {
        collectGarbage();
        return held.every((each) => each.deref() === undefined);
      }, 30_000);
      await agent.ready();
    } finally {
      await gateway.stop();
    }
  });
});
