import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import type { Phase, ReportCall } from 'contact-pad/core';
import type { Position } from 'contact-pad/protocol';
import { AgentClient } from '../support/agent-client.js';
import { accept, called, inPhase, NUMBERS } from '../support/callbacks.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { withoutGaps } from '../support/team.js';

const TIMING = { GRACE_MS: '60000', LEASE_MS: '500', TICK_MS: '100', LOG_LEVEL: 'error' };

async function connect(gateway: GatewayProcess, resume?: Position, voice = false): Promise<AgentClient> {
  const url = gateway.address ?? '';
  const { token } = (await (await fetch(`${url}/demo/token?agent=anna`)).json()) as { token: string };
  return AgentClient.connect(url, { token, voice, ...(resume ? { resume } : {}) });
}

async function admin(gateway: GatewayProcess, path: string, body: object): Promise<void> {
  const { ok } = await fetch(`${gateway.address ?? ''}/v1/admin/${path}`, {
    method: 'PUT',
    headers: { authorization: 'Bearer demo-admin', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.ok(ok);
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

    it('keeps what was written about a call on the line of a pad, which goes on meanwhile', async () => {
      const { settings, remove } = await engine.prepare();
      const gateway = new GatewayProcess(settings, TIMING);
      const lives: AgentClient[] = [];
      const began = Date.now();
      const report = (agent: AgentClient, state: ReportCall['state']): ReturnType<AgentClient['command']> =>
        agent.command({
          ...{ type: 'report-call', interaction: 'l1', state },
          line: { direction: 'inbound', address: '+46701', subject: 'A loan', start: began, answer: began },
        });
      try {
        await gateway.start();
        await admin(gateway, 'disposition-sets/calls', {
          control: 'radio',
          options: [{ code: 'good', label: 'Good' }],
        });
        const calls = { name: 'Calls', queue: null, dispositionSet: 'calls', dispositionRequired: true };
        await admin(gateway, 'task-types/calls', { ...calls, lineCalls: true });
        let anna = await connect(gateway, undefined, true);
        lives.push(anna);
        await anna.ready();
        await report(anna, 'connected');
        const { id } = await anna.interaction('the call', ({ line }) => line === 'l1');
        assert.equal(await anna.command({ type: 'set-note', interaction: id, note: 'A house' }), undefined);
        for (const state of ['connected', 'ended'] as const) {
          await gateway.kill();
          await gateway.start();
          anna = await connect(gateway, anna.position, true);
          lives.push(anna);
          assert.equal(await report(anna, state), undefined);
        }
        const wrap = await anna.interaction('its after-work', (one) => one.id === id && one.phase === 'wrap');
        assert.deepEqual([wrap.note, wrap.can.done], ['A house', { reason: 'DISPOSITION_REQUIRED' }]);
        const chosen = { type: 'set-disposition', interaction: id, disposition: 'good' } as const;
        assert.equal(await anna.command(chosen), undefined);
        await anna.interaction('the end', (one) => one.id === id && one.outcome === 'done');
        withoutGaps(...lives);
      } finally {
        for (const client of lives) client.terminate();
        await gateway.kill();
        await remove();
      }
    });
  });
