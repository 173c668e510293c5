import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { AgentClient } from '../support/agent-client.js';
import { Desk, gone, inState, inWrap } from '../support/desk.js';
import { engines } from '../support/engines.js';
import { GatewayProcess } from '../support/gateway-process.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('A wrap-up', { timing: { graceMs: 60_000 } }, (gateway) => {
  const desk = new Desk(gateway);

  it('is still there after a restart, with the same end and the same intention', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 60_000 });
    const { agent, place, item } = await desk.working({ medium: 'email', taskType });
    await agent.command({ type: 'release', interaction: item.id });
    await inState(agent, 'wrap');
    await agent.command({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await agent.until('the intention', () => agent.agent?.intended);
    const { wrapUntil, since } = agent.agent ?? {};
    await gateway().restart();
    const back = await gateway().agent(place.agents[0]);
    const snapshot = await back.fact('snapshot');
    const { state, intended } = snapshot.agent;
    assert.deepEqual(
      [state, snapshot.agent.wrapUntil, snapshot.agent.since, intended?.reason],
      ['wrap', wrapUntil, since, 'lunch'],
    );
    await back.command({ type: 'done', interaction: item.id });
    await inState(back, 'not-ready');
  });

  it('that ran out meanwhile is over, though nobody is there', async () => {
    const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 300 });
    const { agent, place, item } = await desk.working({ medium: 'email', taskType });
    await agent.command({ type: 'release', interaction: item.id });
    await inState(agent, 'wrap');
    const { position } = agent;
    await gateway().close();
    await delay(300);
    await gateway().restart();
    await desk.working();
    const back = await gateway().agent(place.agents[0], { resume: position });
    await gone(back, item.id, 'done');
    await inState(back, 'ready');
  });
});

onBothEngines(
  'A wrap-up, where the beat is slow',
  { timing: { tickMs: 60_000, leaseMs: 600_000 } },
  (gateway) => {
    const desk = new Desk(gateway);

    it('ends promptly all the same', async () => {
      const taskType = await desk.taskType({ wrap: 'timed', wrapMs: 500 });
      const { agent, item } = await desk.working({ medium: 'email', taskType });
      await agent.command({ type: 'release', interaction: item.id });
      await inState(agent, 'wrap');
      await inState(agent, 'ready');
      await gone(agent, item.id, 'done');
    });
  },
);

onBothEngines('An agent who is gone for good', { timing: { graceMs: 200 } }, (gateway) => {
  const desk = new Desk(gateway);

  it('has done what was over, and is logged out (CG-22)', async () => {
    const taskType = await desk.taskType({ wrap: 'open', dispositions: 'required' });
    const { agent, place, item } = await desk.working({ medium: 'email', taskType });
    const other = await desk.held(agent, place);
    await agent.command({ type: 'release', interaction: item.id });
    await inWrap(agent, item.id);
    const { position } = agent;
    agent.terminate();
    await gateway().disconnected(place.agents[0]);
    const logged = 'SELECT FROM presence WHERE agent_id = $1 AND state = $2';
    while ((await gateway().db.query(logged, [place.agents[0], 'logged-out'])).length === 0) await delay(20);
    const back = await gateway().agent(place.agents[0], { resume: position });
    await gone(back, item.id, 'done');
    await gone(back, other.id, 'requeued');
    await inState(back, 'logged-out');
    assert.deepEqual(
      await gateway().db.query('SELECT state, wrap, busy, gate_closed FROM presence WHERE agent_id = $1', [
        place.agents[0],
      ]),
      [{ state: 'logged-out', wrap: null, busy: false, gate_closed: false }],
    );
  });
});

for (const engine of engines)
  describe(`A gateway on ${engine.name} that is killed while an agent is in wrap-up`, () => {
    it('keeps its end and what was decided, and ends it once', async () => {
      const { settings, remove } = await engine.prepare();
      const process = new GatewayProcess(settings, { GRACE_MS: '60000' });
      await process.start();
      const anna = await connect(process);
      await anna.ready();
      const sent = await post(process, { medium: 'email', taskType: 'complaint' });
      assert.equal(sent, 201);
      const { id } = await anna.acceptOffered('Late at night');
      await anna.command({ type: 'set-disposition', interaction: id, disposition: 'justified' });
      await anna.command({ type: 'set-note', interaction: id, note: 'kept' });
      await anna.command({ type: 'release', interaction: id });
      await inState(anna, 'wrap');
      const until = anna.agent?.wrapUntil;
      await process.kill();
      await process.start();
      const back = await connect(process);
      const snapshot = await back.fact('snapshot');
      assert.deepEqual([snapshot.agent.state, snapshot.agent.wrapUntil], ['wrap', until]);
      const [kept] = snapshot.interactions;
      assert.deepEqual([kept?.phase, kept?.disposition, kept?.note], ['wrap', 'justified', 'kept']);
      await back.command({ type: 'done', interaction: id });
      await inState(back, 'ready');
      back.terminate();
      await process.stop();
      await remove();
    });
  });

async function connect(process: GatewayProcess): Promise<AgentClient> {
  const url = process.address ?? '';
  const { token } = (await (await fetch(`${url}/demo/token?agent=anna`)).json()) as { token: string };
  return AgentClient.connect(url, { token });
}

async function post(process: GatewayProcess, more: object): Promise<number> {
  const response = await fetch(`${process.address ?? ''}/v1/cases`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer demo-sender' },
    body: JSON.stringify({
      ...{ id: 'late', entrance: 'claims', from: 'eva@example.test', subject: 'Late at night', body: '…' },
      ...more,
    }),
  });
  return response.status;
}
