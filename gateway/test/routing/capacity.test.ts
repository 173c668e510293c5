import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { AgentClient } from '../support/agent-client.js';
import { Desk, gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

onBothEngines('The room of an agent', {}, (gateway) => {
  const desk = new Desk(gateway);
  const held = (agent: AgentClient): string[] =>
    agent.interactions.filter((each) => each.phase !== 'gone').map((each) => each.medium);

  /** As many come as fit; of one more nothing is seen while another agent is given something of their own. */
  async function filled(agent: AgentClient, count: number): Promise<void> {
    await agent.until(`${count} held`, () => (held(agent).length === count ? true : undefined));
    const other = await desk.working();
    assert.equal(other.item.phase, 'connected');
    assert.equal(held(agent).length, count);
  }

  it('is shared by the classes, each with the weight of its medium (MI-4)', async () => {
    const { agent, place } = await desk.agent();
    await desk.held(agent, place, { medium: 'chat' });
    await desk.held(agent, place, { medium: 'chat' });
    for (let n = 0; n < 3; n++) await desk.post(place, { medium: 'email' });
    await filled(agent, 3);
    assert.deepEqual(held(agent).sort(), ['chat', 'chat', 'email']);
  });

  it('is less where one interaction of a class takes more of this agent', async () => {
    const { agent, place } = await desk.agent();
    const { status } = await desk.admin.put(`agents/${place.agents[0] ?? ''}`, {
      ...{ name: 'Slow', capacity: 100, privileges: ['done'], queues: [place.entrance] },
      weights: { 'semi-live': 60, 'non-live': 40 },
    });
    assert.equal(status, 200);
    for (let n = 0; n < 3; n++) await desk.post(place, { medium: 'chat' });
    await filled(agent, 1);
    await desk.post(place, { medium: 'case' });
    await filled(agent, 2);
    await desk.post(place, { medium: 'case' });
    await filled(agent, 2);
  });

  it('is not taken by after-work, but nothing new is routed before that is done (MI-34)', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, place, item } = await desk.working({ medium: 'email', taskType });
    const other = await desk.held(agent, place, { medium: 'chat' });
    await agent.command({ type: 'release', interaction: item.id });
    await inWrap(agent, item.id);
    await desk.post(place, { subject: 'next' });
    await filled(agent, 2);
    await agent.command({ type: 'release', interaction: other.id });
    await gone(agent, other.id, 'done');
    await inState(agent, 'wrap');
    await filled(agent, 1);
    await agent.command({ type: 'done', interaction: item.id });
    await agent.offered('next');
  });

  it('counts what comes in after a medium was given another weight', async () => {
    const { agent, place } = await desk.agent();
    assert.deepEqual((await desk.admin.put('media/case', { weight: 70 })).body, {
      id: 'case',
      class: 'non-live',
      weight: 70,
    });
    for (let n = 0; n < 2; n++) await desk.post(place, { medium: 'case' });
    await filled(agent, 1);
    await desk.admin.put('media/case', { weight: 20 });
    assert.equal((await desk.admin.get('media/case')).body['weight'], 20);
    assert.equal(((await desk.admin.get('media')).body['media'] as object[]).length, 7);
    for (const [medium, weight, code] of [
      ['voice', 50, 'INVALID'],
      ['case', 0, 'INVALID'],
      ['case', 101, 'INVALID'],
      ['telepathy', 20, 'NOT_FOUND'],
    ] as const)
      assert.equal((await desk.admin.put(`media/${medium}`, { weight })).code, code);
  });
});
