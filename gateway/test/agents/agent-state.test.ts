import assert from 'node:assert/strict';
import { it } from 'node:test';
import { Desk, gone, inState, inWrap } from '../support/desk.js';
import { onBothEngines } from '../support/suite.js';

const NOT_READY = { type: 'set-state', state: 'not-ready' } as const;
const READY = { type: 'set-state', state: 'ready' } as const;

onBothEngines('A state chosen while something is open', {}, (gateway) => {
  const desk = new Desk(gateway);

  it('is intended, holds the next back, and begins on finish (CG-34)', async () => {
    const { agent, place, item } = await desk.working();
    assert.equal(await agent.command({ ...NOT_READY, reason: 'lunch' }), undefined);
    await agent.until('the intention', () => agent.agent?.intended);
    assert.deepEqual(agent.agent?.intended, { state: 'not-ready', reason: 'lunch' });
    assert.equal(agent.agent?.state, 'ready');
    await desk.post(place, { subject: 'next' });
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'not-ready');
    assert.deepEqual([agent.agent?.reason, agent.agent?.intended], ['lunch', undefined]);
    assert.deepEqual(
      agent.interactions.map((each) => each.subject),
      [item.subject],
    );
  });

  it('is taken back by choosing it again, or Ready', async () => {
    for (const back of [NOT_READY, READY]) {
      const { agent, place, item } = await desk.working();
      await agent.command(NOT_READY);
      await agent.until('the intention', () => agent.agent?.intended);
      await agent.command(back);
      await agent.until('none', () => (agent.agent?.intended ? undefined : true));
      await desk.post(place, { subject: 'next' });
      await agent.offered('next');
      await agent.command({ type: 'done', interaction: item.id });
      await gone(agent, item.id, 'done');
      assert.equal(agent.agent?.state, 'ready');
    }
  });

  it('in wrap-up begins when that is over, and Ready ends it early', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, place, item } = await desk.working({ taskType });
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'wrap');
    await agent.command(NOT_READY);
    await agent.until('the intention', () => agent.agent?.intended);
    assert.equal(agent.agent?.state, 'wrap');
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'not-ready');

    await agent.command(READY);
    const next = await desk.held(agent, place, { taskType });
    await agent.command({ type: 'done', interaction: next.id });
    await inState(agent, 'wrap');
    await agent.command(READY);
    await gone(agent, next.id, 'done');
    await inState(agent, 'ready');
  });

  it('is what it was before the wrap-up where nothing else was chosen', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, item } = await desk.working({ taskType });
    await agent.command(NOT_READY);
    await agent.command(NOT_READY);
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'wrap');
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'ready');
  });

  it('cannot be logged out, also not in wrap-up (WI-23)', async () => {
    const taskType = await desk.taskType({ wrap: 'open' });
    const { agent, item } = await desk.working({ taskType });
    const logOut = { type: 'log-out' } as const;
    assert.equal((await agent.command(logOut))?.code, 'INTERACTIONS_OPEN');
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'wrap');
    assert.deepEqual(agent.agent?.can['log-out'], { reason: 'INTERACTIONS_OPEN' });
    assert.equal((await agent.command(logOut))?.code, 'INTERACTIONS_OPEN');
    await agent.command({ type: 'done', interaction: item.id });
    await inState(agent, 'ready');
    assert.equal(await agent.command(logOut), undefined);
  });

  it('does not come from an offer that was missed or rejected', async () => {
    const { agent, place } = await desk.agent();
    await desk.post(place);
    const { id, offer } = await agent.offered();
    await agent.command({ type: 'reject', interaction: id, offer: offer.id });
    await gone(agent, id, 'rejected');
    assert.equal(agent.agent?.state, 'ready');
  });
});

onBothEngines(
  'An offer that is not taken, where that makes Not Ready',
  { missedState: { reason: 'break' }, rejectedState: { reason: null } },
  (gateway) => {
    const desk = new Desk(gateway);

    it('does so at once when it was the only thing, with the reason that is set', async () => {
      const place = await gateway().place({ offerMs: 100 });
      const missing = await gateway().readyAgent(place.agents[0]);
      await desk.post(place);
      await inState(missing, 'not-ready');
      assert.equal(missing.agent?.reason, 'break');

      const { agent, place: other } = await desk.agent();
      await desk.post(other);
      const { id, offer } = await agent.offered();
      await agent.command({ type: 'reject', interaction: id, offer: offer.id });
      await inState(agent, 'not-ready');
      assert.equal(agent.agent?.reason, undefined);
    });

    it('does so on finish when something else is open', async () => {
      const taskType = await desk.taskType({ wrap: 'open' });
      const { agent, place, item } = await desk.working({ taskType });
      await desk.post(place, { subject: 'unwanted' });
      const { id, offer } = await agent.offered('unwanted');
      await agent.command({ type: 'reject', interaction: id, offer: offer.id });
      await agent.until('the intention', () => agent.agent?.intended);
      assert.equal(agent.agent?.state, 'ready');
      await agent.command({ type: 'done', interaction: item.id });
      await inWrap(agent, item.id);
      await agent.command({ type: 'done', interaction: item.id });
      await inState(agent, 'not-ready');
    });
  },
);
