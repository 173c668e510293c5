import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import type { Phase } from 'contact-pad/core';
import type { Position } from 'contact-pad/protocol';
import { AgentClient } from '../support/agent-client.js';
import { gone } from '../support/desk.js';
import { engines } from '../support/engines.js';
import type { Engine } from '../support/engines.js';
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

/** Two agents, over all lives of one gateway. */
interface World {
  readonly gateway: GatewayProcess;
  /** Connects both, where they left off or for the first time. */
  both(before?: readonly AgentClient[]): Promise<[AgentClient, AgentClient]>;
  /** Kills the gateway, starts it again once `down` is over, and lets both resume. */
  killed(before: readonly AgentClient[], down?: Promise<unknown>): Promise<[AgentClient, AgentClient]>;
}

async function inWorld(
  engine: Engine,
  timing: Readonly<Record<string, string>>,
  story: (world: World) => Promise<void>,
): Promise<void> {
  const { settings, remove } = await engine.prepare();
  const gateway = new GatewayProcess(settings, { ...TIMING, ...timing });
  const all: AgentClient[] = [];
  const both: World['both'] = async (before = []) => {
    const anna = await connect(gateway, 'anna', before[0]?.position);
    const bo = await connect(gateway, 'bo', before[1]?.position);
    all.push(anna, bo);
    return [anna, bo];
  };
  try {
    await gateway.start();
    await story({
      gateway,
      both,
      async killed(before, down) {
        await gateway.kill();
        await down;
        await gateway.start();
        return both(before);
      },
    });
    withoutGaps(...all);
  } finally {
    for (const client of all) client.terminate();
    await gateway.kill();
    await remove();
  }
}

/** The first agent holds a loan, and nobody else was ready for it. */
async function heldLoan(gateway: GatewayProcess, anna: AgentClient): Promise<string> {
  await anna.ready();
  await post(gateway, 'A loan');
  return (await anna.acceptOffered('A loan')).id;
}

/** The asker's leg and the other one, once they are in those phases. */
async function legs(
  [asker, other]: readonly [AgentClient, AgentClient],
  parent: string,
  phases: readonly [Phase, Phase],
): Promise<[string, string]> {
  const asking = await asker.interaction(
    'asking',
    (each) => each.parent === parent && each.phase === phases[0],
  );
  const asked = await other.interaction(
    'asked',
    (each) => each.medium === 'voice' && each.phase === phases[1],
  );
  return [asking.id, asked.id];
}

for (const engine of engines) {
  describe(`a gateway on ${engine.name} that is killed while agents work together`, () => {
    it('keeps an invitation until its deadline, ends a call, and skips no fact', async () => {
      await inWorld(engine, {}, async ({ gateway, both, killed }) => {
        let [anna, bo] = await both();
        const id = await heldLoan(gateway, anna);
        await bo.command({ type: 'set-state', state: 'not-ready' });
        await anna.command({ type: 'transfer', interaction: id, target: 'bo', note: 'Please' });
        const offer = await offerOf(bo, id);

        [anna, bo] = await killed([anna, bo]);
        const [again] = await both();
        assert.equal((await transferIs(again, id, 'invited')).transfer?.deadline, offer.deadline);
        assert.equal(await bo.command({ type: 'accept', interaction: id, offer: offer.id }), undefined);
        await gone(anna, id, 'transferred');
        await bo.interaction('connected', (each) => each.id === id && each.phase === 'connected');
        assert.equal(await bo.command({ type: 'consult', interaction: id, target: 'anna' }), undefined);
        const [, asked] = await legs([bo, anna], id, ['establishing', 'offered']);
        const call = await offerOf(anna, asked);
        await anna.command({ type: 'accept', interaction: asked, offer: call.id });
        const [asking] = await legs([bo, anna], id, ['connected', 'connected']);

        [anna, bo] = await killed([anna, bo]);
        await gone(anna, asked, 'released');
        await gone(bo, asking, 'released');
        assert.equal(await bo.command({ type: 'done', interaction: id }), undefined);
      });
    });

    it('ends a call that rings for both, who are then as free as before', async () => {
      await inWorld(engine, {}, async ({ gateway, both, killed }) => {
        let [anna, bo] = await both();
        const id = await heldLoan(gateway, anna);
        await bo.ready();
        const consult = { type: 'consult', interaction: id, target: 'bo' } as const;
        assert.equal(await anna.command(consult), undefined);
        const [asking, asked] = await legs([anna, bo], id, ['establishing', 'offered']);
        const call = await offerOf(bo, asked);

        [anna, bo] = await killed([anna, bo]);
        await gone(anna, asking, 'failed');
        await gone(bo, asked, 'withdrawn');
        const late = await bo.command({ type: 'accept', interaction: asked, offer: call.id });
        assert.equal(late?.code, 'GONE');
        await anna.interaction('free again', (each) => each.id === id && each.can.done === true);
        await bo.until('log-out is free', () => bo.agent?.can['log-out'] === true || undefined);
        const fresh = await both();
        assert.deepEqual(
          fresh.map(({ interactions }) => interactions.map((each) => [each.id, each.phase])),
          [[[id, 'connected']], []],
        );
        assert.equal(await anna.command(consult), undefined);
        await bo.interaction('rung again', (each) => each.id !== asked && each.phase === 'offered');
      });
    });

    it('ends an invitation whose time went by while nothing ran', async () => {
      await inWorld(engine, { OFFER_MS: '5000' }, async ({ gateway, both, killed }) => {
        let [anna, bo] = await both();
        const id = await heldLoan(gateway, anna);
        await bo.command({ type: 'set-state', state: 'not-ready' });
        await anna.command({ type: 'transfer', interaction: id, target: 'bo' });
        const offer = await offerOf(bo, id);

        [anna, bo] = await killed([anna, bo], delay((offer.deadline ?? 0) - Date.now() + 50));
        await gone(bo, id, 'redirected');
        const mine = await transferIs(anna, id, 'timed-out');
        assert.deepEqual([mine.can.done, mine.can.transfer], [true, true]);
        const late = await bo.command({ type: 'accept', interaction: id, offer: offer.id });
        assert.equal(late?.code, 'GONE');
        assert.equal(await bo.command({ type: 'log-out' }), undefined);
        assert.equal(await anna.command({ type: 'done', interaction: id }), undefined);
      });
    });
  });
}
