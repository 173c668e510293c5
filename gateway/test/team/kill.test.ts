import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Position } from 'contact-pad/protocol';
import { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { offerOf, transferIs, withoutGaps } from '../support/team.js';

const TIMING = {
  OFFER_MS: '60000',
  CONSULT_MS: '60000',
  LEASE_MS: '500',
  TICK_MS: '100',
  LOG_LEVEL: 'error',
};

async function connect(gateway: GatewayProcess, agent: string, resume?: Position): Promise<AgentClient> {
  const url = gateway.address ?? '';
  const response = await fetch(`${url}/demo/token?agent=${agent}`);
  const { token } = (await response.json()) as { token: string };
  return AgentClient.connect(url, { token, ...(resume ? { resume } : {}) });
}

async function post(gateway: GatewayProcess, subject: string): Promise<void> {
  const response = await fetch(`${gateway.address ?? ''}/v1/work-items`, {
    method: 'POST',
    headers: { authorization: 'Bearer demo-sender', 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), subject, entrance: 'loans', workitem: 'Decide' }),
  });
  assert.equal(response.status, 201);
}

for (const engine of engines) {
  describe(`a gateway on ${engine.name} that is killed while agents work together`, () => {
    it('keeps an invitation until its deadline, ends a call, and skips no fact', async () => {
      const { settings, remove } = await engine.prepare();
      const gateway = new GatewayProcess(settings, TIMING);
      const all: AgentClient[] = [];
      const both = async (before: readonly AgentClient[] = []): Promise<[AgentClient, AgentClient]> => {
        const anna = await connect(gateway, 'anna', before[0]?.position);
        const bo = await connect(gateway, 'bo', before[1]?.position);
        all.push(anna, bo);
        return [anna, bo];
      };
      const killed = async (before: readonly AgentClient[]): Promise<[AgentClient, AgentClient]> => {
        await gateway.kill();
        await gateway.start();
        return both(before);
      };
      try {
        await gateway.start();
        let [anna, bo] = await both();
        await anna.ready();
        await post(gateway, 'A loan');
        const { id } = await anna.acceptOffered('A loan');
        await bo.command({ type: 'set-state', state: 'not-ready' });
        await anna.command({ type: 'transfer', interaction: id, target: 'bo', note: 'Please' });
        const offer = await offerOf(bo, id);

        const invited = [anna, bo];
        [anna, bo] = await killed(invited);
        const [again] = await both();
        assert.equal((await transferIs(again, id, 'invited')).transfer?.deadline, offer.deadline);
        assert.equal(await bo.command({ type: 'accept', interaction: id, offer: offer.id }), undefined);
        await gone(anna, id, 'transferred');
        await bo.interaction('connected', (each) => each.id === id && each.phase === 'connected');
        assert.equal(await bo.command({ type: 'consult', interaction: id, target: 'anna' }), undefined);
        const asked = await anna.interaction('a call', (each) => each.offer !== undefined);
        const call = await offerOf(anna, asked.id);
        await anna.command({ type: 'accept', interaction: asked.id, offer: call.id });
        const asking = await bo.interaction(
          'talking',
          (each) => each.parent === id && each.phase === 'connected',
        );

        [anna, bo] = await killed([anna, bo]);
        await gone(anna, asked.id, 'released');
        await gone(bo, asking.id, 'released');
        assert.equal(await bo.command({ type: 'done', interaction: id }), undefined);
        withoutGaps(...all);
      } finally {
        for (const client of all) client.terminate();
        await gateway.kill();
        await remove();
      }
    });
  });
}
