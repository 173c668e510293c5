import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Medium } from 'contact-pad/core';
import type { AgentClient } from '../support/agent-client.js';
import { Desk, inState } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('The channels of an agent (ST-1)', {}, (gateway) => {
  const desk = new Desk(gateway);

  const stateOf = (agent: AgentClient, medium: Medium): string | undefined =>
    agent.agent?.channels?.find((each) => each.medium === medium)?.state;

  async function set(agent: AgentClient, channel: Medium, state: 'ready' | 'not-ready'): Promise<void> {
    assert.equal(await agent.command({ type: 'set-state', state, channel }), undefined);
    await agent.until(`${channel} ${state}`, () => (stateOf(agent, channel) === state ? true : undefined));
  }

  const here = (agent: AgentClient): string[] =>
    agent.interactions.filter((each) => each.phase !== 'gone').map((each) => each.subject);

  /** A dispatch has passed in which the agent could have been given more: somebody else was given something. */
  async function dispatched(): Promise<void> {
    const { item } = await desk.working();
    assert.equal(item.phase, 'connected');
  }

  it('are what the gateway routes; while logged out there are none', async () => {
    const { agent } = await desk.agent();
    assert.deepEqual(
      agent.agent?.channels?.map(({ medium, state }) => [medium, state]),
      ['callback', 'chat', 'email', 'case', 'work-item'].map((medium) => [medium, 'ready']),
    );
    await agent.command({ type: 'log-out' });
    await inState(agent, 'logged-out');
    assert.deepEqual(agent.agent?.channels, []);
    const refused = await agent.command({ type: 'set-state', state: 'ready', channel: 'chat' });
    assert.equal(refused?.code, 'INVALID');
  });

  it('each hold back what comes by them and nothing else, also when it waits before', async () => {
    const { agent, place } = await desk.agent();
    await set(agent, 'email', 'not-ready');
    await desk.post(place, { medium: 'email', subject: 'mail' });
    await desk.held(agent, place, { subject: 'item' });
    await dispatched();
    assert.deepEqual(here(agent), ['item']);
    await set(agent, 'email', 'ready');
    await agent.offered('mail');
  });

  it('let others have what one agent does not take', async () => {
    const place = await gateway().place({ agents: 2 });
    const closed = await gateway().readyAgent(place.agents[0]);
    await set(closed, 'work-item', 'not-ready');
    const open = await gateway().readyAgent(place.agents[1]);
    for (let n = 0; n < 3; n++) await desk.held(open, place);
    assert.deepEqual(here(closed), []);
  });

  it('hold back what waits in the personal queue too, until they are opened', async () => {
    const { agent, place } = await desk.agent();
    const item = await desk.held(agent, place, { subject: 'mine' });
    await set(agent, 'work-item', 'not-ready');
    await agent.command({ type: 'requeue', interaction: item.id, target: place.agents[0] ?? '' });
    await inState(agent, 'not-ready');
    await agent.ready();
    await dispatched();
    assert.deepEqual(here(agent), []);
    await set(agent, 'work-item', 'ready');
    await agent.offered('mine');
  });

  it('act at once and leave what is open and what is intended as it is', async () => {
    const { agent, item } = await desk.working();
    await set(agent, 'work-item', 'not-ready');
    assert.deepEqual([agent.agent?.state, agent.agent?.intended], ['ready', undefined]);
    assert.equal(agent.interactions.find(({ id }) => id === item.id)?.phase, 'connected');
  });

  it('stay as they are through a pause and another socket, and are opened by logging in', async () => {
    const { agent, place } = await desk.agent();
    await set(agent, 'case', 'not-ready');
    const since = agent.agent?.channels?.find(({ medium }) => medium === 'case')?.since ?? 0;
    assert.ok(Math.abs(since - Date.now()) < 60_000);
    await agent.command({ type: 'set-state', state: 'not-ready' });
    await agent.ready();
    const other = await gateway().agent(place.agents[0]);
    assert.equal(stateOf(other, 'case'), 'not-ready');
    assert.equal(other.agent?.channels?.find(({ medium }) => medium === 'case')?.since, since);
    await agent.command({ type: 'log-out' });
    await agent.ready();
    await agent.until('an open channel', () => (stateOf(agent, 'case') === 'ready' ? true : undefined));
  });

  it('are closed for a reason that is set up, and told once however often', async () => {
    const { agent } = await desk.agent();
    const lunch = { type: 'set-state', state: 'not-ready', channel: 'chat', reason: 'lunch' } as const;
    assert.equal(await agent.command(lunch), undefined);
    await agent.until('the reason', () => agent.agent?.channels?.find(({ reason }) => reason === 'lunch'));
    const told = (): number => agent.facts.filter(({ type }) => type === 'agent').length;
    const before = told();
    assert.equal(await agent.command(lunch), undefined);
    assert.equal(told(), before);
    assert.equal((await agent.command({ ...lunch, reason: 'none such' }))?.code, 'INVALID');
    assert.equal((await agent.command({ ...lunch, channel: 'voice' }))?.code, 'INVALID');
  });
});
