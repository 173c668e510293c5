import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Phase } from 'contact-pad/core';
import type { Position } from 'contact-pad/protocol';
import { AgentClient } from '../support/agent-client.js';
import { accept, called, inPhase, NUMBERS } from '../support/callbacks.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { withoutGaps } from '../support/team.js';

const TIMING = { GRACE_MS: '60000', LEASE_MS: '500', TICK_MS: '100', LOG_LEVEL: 'error' };

async function connect(gateway: GatewayProcess, resume?: Position): Promise<AgentClient> {
  const url = gateway.address ?? '';
  const { token } = (await (await fetch(`${url}/demo/token?agent=anna`)).json()) as { token: string };
  return AgentClient.connect(url, { token, ...(resume ? { resume } : {}) });
}

async function post(gateway: GatewayProcess, more: object = {}): Promise<string> {
  const subject = randomUUID();
  const response = await fetch(`${gateway.address ?? ''}/v1/callbacks`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-sender', 'content-type': 'application/json' },
    body: JSON.stringify({ id: subject, name: 'Eva', number: NUMBERS.answers, subject, ...more }),
  });
  assert.equal(response.status, 201);
  return subject;
}

for (const engine of engines)
  describe(`A gateway on ${engine.name} that is killed while an agent calls`, () => {
    it('has the callback Ready to Call again for the same agent, and forgets no time', async () => {
      const { settings, remove } = await engine.prepare();
      const gateway = new GatewayProcess(settings, TIMING);
      const lives: AgentClient[] = [];
      try {
        await gateway.start();
        let anna = await connect(gateway);
        lives.push(anna);
        await anna.ready();
        const at = Date.now() + 6_000;
        const later = await post(gateway, { scheduledAt: new Date(at).toISOString() });
        const { id } = await accept(anna, await post(gateway));
        for (const phase of ['establishing', 'connected'] satisfies Phase[]) {
          await anna.command({ type: 'call', interaction: id });
          await inPhase(anna, id, phase);
          await gateway.kill();
          await gateway.start();
          anna = await connect(gateway, anna.position);
          lives.push(anna);
          const { can } = await called(anna, id, 'failed');
          assert.equal(can.call, true);
        }
        assert.equal(await anna.command({ type: 'done', interaction: id }), undefined);
        await anna.offered(later);
        assert.ok(Date.now() >= at);
        withoutGaps(...lives);
      } finally {
        for (const client of lives) client.terminate();
        await gateway.kill();
        await remove();
      }
    });
  });
