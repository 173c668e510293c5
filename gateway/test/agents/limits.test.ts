import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Connection } from '../../src/agents/connection.js';
import type { AgentSocket } from '../../src/agents/connection.js';
import { engines } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';
import { onBothEngines } from '../support/suite.js';

describe('A socket whose client does not read', () => {
  it('is closed before it costs more than a megabyte, so that the client resumes', () => {
    const closed: number[] = [];
    const socket: AgentSocket = {
      readyState: 1,
      OPEN: 1,
      bufferedAmount: 1024 * 1024 + 1,
      send: () => assert.fail('it was sent more'),
      close: (code) => closed.push(code),
      terminate: () => undefined,
      on: () => undefined,
    };
    assert.equal(new Connection(socket).send({ type: 'pong', now: 0 }), false);
    assert.deepEqual(closed, [1013]);
  });
});

onBothEngines('A client that asks too much at once', {}, (gateway) => {
  it('is answered that some of it was too much, each by its id', async () => {
    const { agents } = await gateway().place();
    const agent = await gateway().agent(agents[0]);
    const answers = await Promise.all(
      Array.from({ length: 200 }, () => agent.command({ type: 'set-state', state: 'not-ready' })),
    );
    const codes = new Set(answers.map((error) => error?.code));
    assert.deepEqual([...codes].sort(), ['RATE_LIMITED', undefined]);
  });
});

for (const engine of engines) {
  describe(`While the store is out of reach, on ${engine.name}`, () => {
    it('the socket stays open and commands are refused as unavailable', async () => {
      const gateway = await TestGateway.start(engine);
      try {
        const anna = await gateway.agent('anna');
        await gateway.db.close();
        const error = await anna.command({ type: 'set-state', state: 'ready' });
        assert.equal(error?.code, 'UNAVAILABLE');
        anna.send({ type: 'ping' });
        await anna.frame('pong');
      } finally {
        await gateway.stop();
      }
    });
  });
}
