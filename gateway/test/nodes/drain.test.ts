import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { engines } from '../support/engines.js';
import { TestGateway } from '../support/gateway.js';

for (const engine of engines) {
  describe(`a gateway on ${engine.name} that is told to end`, () => {
    it('first says that it is not ready, and goes on until that was noticed', async () => {
      const gateway = await TestGateway.start(engine, { timing: { drainMs: 3_000 } });
      const { entrance, agents } = await gateway.place();
      const agent = await gateway.readyAgent(agents[0]);
      const ready = async (): Promise<number> => (await fetch(`${gateway.url}/health/ready`)).status;
      assert.equal(await ready(), 200);

      const ended = gateway.close();
      assert.equal(await ready(), 503);
      assert.equal((await fetch(`${gateway.url}/health/live`)).status, 200);
      assert.deepEqual(await gateway.post({ entrance, subject: 'late' }), { status: 201, state: 'queued' });
      await agent.acceptOffered('late');
      await ended;
      assert.equal(await agent.closed(), 1012);
    });

    it('sends its agents elsewhere in turns', async () => {
      const gateway = await TestGateway.start(engine);
      const { agents } = await gateway.place({ agents: 100 });
      const clients = await Promise.all(agents.map((agent) => gateway.agent(agent)));
      const began = Date.now();
      const moments = Promise.all(clients.map((client) => client.closed().then(() => Date.now() - began)));
      await gateway.close();
      const [first, last] = [Math.min(...(await moments)), Math.max(...(await moments))];
      assert.ok(last - first >= 200, `closed from ${String(first)} to ${String(last)} ms`);
      assert.ok(clients.every(({ closeCode }) => closeCode === 1012));
    });
  });
}
