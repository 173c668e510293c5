import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { it } from 'node:test';
import type { Interaction, LineCall, ReportCall } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { Desk, gone, inState } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

const START = Date.UTC(2026, 0, 2, 10);
const NUMBER = '+46 70 555 00 00';

onBothEngines('What is written about a call on the line of a pad', {}, (gateway) => {
  const desk = new Desk(gateway);

  /** What the pad says of its call. */
  async function report(
    agent: AgentClient,
    call: string,
    state: ReportCall['state'],
    more: Partial<LineCall> = {},
  ): Promise<string | undefined> {
    const answer = state === 'ringing' ? {} : { answer: START + 5_000 };
    const about = { direction: 'inbound', address: NUMBER, name: 'Eva Lind', subject: 'A loan' } as const;
    const line: LineCall = { ...about, start: START, ...answer, ...more };
    return (await agent.command({ type: 'report-call', interaction: call, state, line }))?.code;
  }

  /** An agent talks on their own line; as the gateway tells it. */
  async function talking(): Promise<{
    readonly agent: AgentClient;
    readonly id: string;
    readonly call: string;
    readonly item: Interaction;
  }> {
    const [id = ''] = (await gateway().place()).agents;
    const agent = await gateway().agent(id, { voice: true });
    await agent.ready();
    const call = randomUUID();
    await report(agent, call, 'ringing');
    assert.deepEqual(agent.interactions, [], 'before it is answered only its pad shows it');
    await report(agent, call, 'connected');
    const item = await agent.interaction('the call', ({ line }) => line === call);
    return { agent, id, call, item };
  }

  it('is told as soon as it is answered, with what can be written and chosen', async () => {
    await desk.taskType({ dispositions: 'required', lineCalls: true });
    const { item } = await talking();
    assert.deepEqual([item.medium, item.phase, item.contact?.name], ['voice', 'connected', 'Eva Lind']);
    assert.deepEqual(
      item.dispositions?.options.map(({ code }) => code),
      ['good', 'bad'],
    );
    assert.deepEqual(item.can, {
      ...{ 'set-note': true, 'set-disposition': true, 'assign-contact': true, 'set-contact': true },
      'start-im': true,
    });
  });

  it('stands in the history: the note, and how it ended', async () => {
    await desk.taskType({ dispositions: 'required', lineCalls: true });
    const { agent, call, item } = await talking();
    const about = { interaction: item.id } as const;
    assert.equal(await agent.command({ type: 'set-note', ...about, note: 'Wants a house' }), undefined);
    assert.equal(await agent.command({ type: 'set-disposition', ...about, disposition: 'good' }), undefined);
    const bad = { type: 'set-disposition', ...about, disposition: 'nothing' } as const;
    assert.equal((await agent.command(bad))?.code, 'INVALID');
    assert.equal(await report(agent, call, 'ended', { end: START + 65_000 }), undefined);
    await gone(agent, item.id, 'done');
    const next = await talking();
    const query = { type: 'history-item', interaction: next.item.id, item: item.id } as const;
    const kept = await next.agent.query(query);
    assert.ok('note' in kept && 'disposition' in kept);
    assert.deepEqual([kept.note, kept.disposition, kept.state], ['Wants a house', 'Good', 'done']);
  });

  it('has to be said how it ended where that is required, before anything new comes (WI-19)', async () => {
    await desk.taskType({ dispositions: 'required', lineCalls: true });
    const { agent, call, item } = await talking();
    const about = { interaction: item.id } as const;
    assert.equal(await report(agent, call, 'ended'), undefined);
    const wrap = await agent.interaction('after-work', (one) => one.id === item.id && one.phase === 'wrap');
    assert.deepEqual([wrap.line, wrap.can.done], [call, { reason: 'DISPOSITION_REQUIRED' }]);
    await inState(agent, 'logging');
    assert.equal((await agent.command({ type: 'done', ...about }))?.code, 'DISPOSITION_REQUIRED');
    assert.equal(await report(agent, call, 'ended'), 'GONE');
    assert.equal(await agent.command({ type: 'set-disposition', ...about, disposition: 'bad' }), undefined);
    await gone(agent, item.id, 'done');
    await inState(agent, 'ready');
  });

  it('waits for Done where there is after-work, also of a call that is told when it is over', async () => {
    await desk.taskType({ wrap: 'open', lineCalls: true });
    const { agent } = await talking();
    const call = randomUUID();
    await report(agent, call, 'ended', { end: START + 9_000 });
    const wrap = await agent.interaction(
      'after-work',
      ({ line, phase }) => line === call && phase === 'wrap',
    );
    assert.equal(await agent.command({ type: 'done', interaction: wrap.id }), undefined);
    await gone(agent, wrap.id, 'done');
  });

  it('is still to be finished after the page was reloaded', async () => {
    await desk.taskType({ dispositions: 'required', lineCalls: true });
    const { agent, id, item } = await talking();
    await agent.command({ type: 'set-note', interaction: item.id, note: 'Half a note' });
    agent.terminate();
    const back = await gateway().agent(id, { voice: true });
    const [wrap] = back.interactions;
    assert.deepEqual([wrap?.id, wrap?.phase, wrap?.note], [item.id, 'wrap', 'Half a note']);
    await inState(back, 'logging');
    await back.command({ type: 'set-disposition', interaction: item.id, disposition: 'good' });
    await gone(back, item.id, 'done');
  });

  it('leaves nothing to do where no task type is set for calls, and nobody had answered', async () => {
    await desk.taskType({ wrap: 'open', lineCalls: true });
    const { agent } = await talking();
    const missed = randomUUID();
    await report(agent, missed, 'ringing');
    await agent.command({
      ...{ type: 'report-call', interaction: missed, state: 'ended' },
      line: { direction: 'inbound', address: NUMBER, subject: 'A loan', start: START },
    });
    assert.ok(!agent.interactions.some(({ line }) => line === missed));
  });
});
