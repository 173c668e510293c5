import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { ReportCall } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { called, Callbacks, inPhase } from '../support/callbacks.js';
import type { Calling } from '../support/callbacks.js';
import { onBothEngines } from '../support/suite.js';

type Report = Pick<ReportCall, 'state' | 'result'>;

onBothEngines('A pad with a line of its own', {}, (gateway) => {
  const callbacks = new Callbacks(gateway);

  const report = async (agent: AgentClient, interaction: string, what: Report): Promise<string | undefined> =>
    (await agent.command({ type: 'report-call', interaction, ...what }))?.code;

  const ringing = async (): Promise<Calling> => {
    const calling = await callbacks.ready({}, { voice: true });
    await calling.agent.command({ type: 'call', interaction: calling.item.id });
    return { ...calling, item: await inPhase(calling.agent, calling.item.id, 'establishing') };
  };

  it('says itself what becomes of the call, and allows itself what only a line can', async () => {
    const { agent, item } = await ringing();
    assert.equal(await report(agent, item.id, { state: 'connected' }), undefined);
    const { can } = await inPhase(agent, item.id, 'connected');
    assert.deepEqual(can, {
      ...{ 'end-call': true, done: { reason: 'CALL_OPEN' }, 'start-im': true },
      ...{ 'set-note': true, 'assign-contact': true, 'set-contact': true },
    });
    assert.equal(await report(agent, item.id, { state: 'held' }), undefined);
    await inPhase(agent, item.id, 'held');
    assert.equal(await report(agent, item.id, { state: 'connected' }), undefined);
    assert.equal(await report(agent, item.id, { state: 'connected' }), undefined, 'twice is once');
    assert.equal(await report(agent, item.id, { state: 'ended' }), undefined);
    await called(agent, item.id, 'ended');
    assert.equal(await report(agent, item.id, { state: 'ended' }), 'GONE');
    assert.equal(await report(agent, item.id, { state: 'connected' }), 'GONE');
  });

  it('says why nobody answered', async () => {
    const { agent, item } = await ringing();
    assert.equal(await report(agent, item.id, { state: 'held' }), 'NOT_ALLOWED');
    for (const result of ['busy', 'unobtainable', 'rejected'] as const) {
      await report(agent, item.id, { state: 'ended', result });
      await called(agent, item.id, result);
      await agent.command({ type: 'call', interaction: item.id });
    }
    await report(agent, item.id, { state: 'ended' });
    await called(agent, item.id, 'failed');
  });

  it('is told that the agent hangs up, and no other line dials', async () => {
    const { agent, item } = await ringing();
    await new Promise((resolve) => setTimeout(resolve, 1_300));
    assert.equal(agent.interactions.find(({ id }) => id === item.id)?.phase, 'establishing');
    await agent.command({ type: 'end-call', interaction: item.id });
    await called(agent, item.id, 'cancelled');
  });

  it('is not believed about the call of another line, or of another agent', async () => {
    const { agent, item } = await callbacks.connected();
    assert.equal(await report(agent, item.id, { state: 'ended' }), 'NOT_ALLOWED');
    const other = await callbacks.ready({}, { voice: true });
    assert.equal(await report(other.agent, item.id, { state: 'ended' }), 'NOT_FOUND');
    const { item: mail, agent: writer } = await callbacks.desk.working({ medium: 'email' });
    assert.equal(await report(writer, mail.id, { state: 'ended' }), 'NOT_ALLOWED');
  });

  it('calls for all pads of its agent while it is there', async () => {
    const { agent, item, place } = await callbacks.ready();
    const lined = await gateway().agent(place.agents[0], { voice: true });
    await gateway().agent(place.agents[0]);
    await agent.command({ type: 'call', interaction: item.id });
    await inPhase(lined, item.id, 'establishing');
    assert.equal(await report(lined, item.id, { state: 'ended', result: 'busy' }), undefined);
    await called(agent, item.id, 'busy');
    lined.terminate();
    const voice = 'SELECT FROM presence WHERE agent_id = $1 AND voice = $2';
    while ((await gateway().db.query(voice, [place.agents[0], 'gateway'])).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await agent.command({ type: 'call', interaction: item.id });
    await inPhase(agent, item.id, 'connected');
  });
});

onBothEngines('A gateway without a line', {}, (gateway) => {
  const callbacks = new Callbacks(gateway);

  it('lets agents call where their pads have one, from the moment that it is there', async () => {
    const { agent, item, place } = await callbacks.ready();
    await gateway().db.query('UPDATE presence SET voice = NULL WHERE agent_id = $1', [place.agents[0]]);
    assert.equal((await agent.command({ type: 'call', interaction: item.id }))?.code, 'NOT_ALLOWED');
    assert.equal(
      await agent.command({ type: 'set-note', interaction: item.id, note: 'Has no line' }),
      undefined,
    );
    const without = await agent.interaction('without', ({ note }) => note === 'Has no line');
    assert.deepEqual([without.can.call, without.can.done], [undefined, true]);
    await gateway().agent(place.agents[0], { voice: true });
    await agent.interaction('with', ({ id, can }) => id === item.id && can.call === true);
  });
});
