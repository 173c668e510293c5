import { expect } from '@open-wc/testing';
import { give, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

async function atWork(
  ...taskTypes: readonly string[]
): Promise<Office & Desk & { readonly ids: readonly string[] }> {
  const office = openOffice();
  const desk = await office.seat('anna');
  const ids: string[] = [];
  for (const taskType of taskTypes) ids.push(await give(office, 'anna', { medium: 'case', taskType }));
  return { ...office, ...desk, ids };
}

/** Releases them one after the other. */
async function releaseAll({ told }: Desk, ids: readonly string[]): Promise<void> {
  for (const interaction of ids) await told.settle({ type: 'release', interaction });
}

const stateOf = ({ told }: Desk): string | undefined => told.agent?.state;

describe('wrap-up after the last release (MI-35)', () => {
  it('does not exist for a task type that asks nothing', async () => {
    const desk = await atWork('whatever');
    await releaseAll(desk, desk.ids);
    expect([standing(desk, desk.ids[0]!), stateOf(desk)]).to.deep.equal(['done', 'ready']);
  });

  it('begins when the last is released, and is as long as the longest', async () => {
    const taskTypes = [
      { id: 'short', wrap: 'timed', wrapMs: 10_000 },
      { id: 'long', wrap: 'timed', wrapMs: 40_000 },
    ] as const;
    const office = openOffice({ taskTypes });
    const desk = await office.seat('anna');
    const long = await give(office, 'anna', { medium: 'case', taskType: 'long' });
    const short = await give(office, 'anna', { medium: 'case', taskType: 'short' });
    await releaseAll(desk, [long]);
    expect([standing(desk, long), stateOf(desk)]).to.deep.equal(['wrap', 'ready']);
    office.clock.advance(5000);
    await releaseAll(desk, [short]);
    expect(desk.told.agent?.wrapUntil).to.equal(office.clock.now() + 40_000);
    office.clock.advance(40_000);
    expect([standing(desk, long), standing(desk, short), stateOf(desk)]).to.deep.equal([
      'done',
      'done',
      'ready',
    ]);
  });

  it('has no end where one of the task types has none', async () => {
    const desk = await atWork('investigation', 'complaint');
    await releaseAll(desk, desk.ids);
    expect([stateOf(desk), desk.told.agent?.wrapUntil]).to.deep.equal(['wrap', undefined]);
    desk.clock.advance(600_000);
    expect(stateOf(desk)).to.equal('wrap');
  });

  it('can be made longer while it counts down (CG-32)', async () => {
    const desk = await atWork('complaint');
    await releaseAll(desk, desk.ids);
    await desk.told.settle({ type: 'extend' });
    desk.clock.advance(59_999);
    expect(stateOf(desk)).to.equal('wrap');
    desk.clock.advance(1);
    expect(stateOf(desk)).to.equal('ready');
  });

  it('turns into Logging the call when a required disposition is missing at its end', async () => {
    const desk = await atWork('loan-decision');
    await releaseAll(desk, desk.ids);
    desk.clock.advance(30_000);
    expect([stateOf(desk), desk.told.agent?.wrapUntil]).to.deep.equal(['logging', undefined]);
    await desk.told.settle({
      type: 'set-disposition',
      interaction: desk.ids[0]!,
      disposition: 'granted',
    });
    expect([standing(desk, desk.ids[0]!), stateOf(desk)]).to.deep.equal(['done', 'ready']);
  });

  it('is Logging the call at once where there is no time but a disposition is missing', async () => {
    const desk = await atWork('claim', 'claim');
    await releaseAll(desk, desk.ids);
    expect(stateOf(desk)).to.equal('logging');
    await desk.told.refused({ type: 'set-state', state: 'ready' }, 'DISPOSITION_REQUIRED');
    const [interaction = '', other = ''] = desk.ids;
    await desk.told.settle({ type: 'set-disposition', interaction, disposition: 'paid' });
    expect(stateOf(desk)).to.equal('logging');
    await desk.told.settle({ type: 'done', interaction });
    await desk.told.settle({ type: 'set-disposition', interaction: other, disposition: 'too-late' });
    expect(stateOf(desk)).to.equal('ready');
  });

  it('is ended early by Ready', async () => {
    const desk = await atWork('complaint');
    await releaseAll(desk, desk.ids);
    const fact = await desk.told.settle({ type: 'set-state', state: 'ready' });
    expect(fact.type === 'agent' && fact.agent.state).to.equal('ready');
    expect(standing(desk, desk.ids[0]!)).to.equal('done');
  });

  it('goes back to Not Ready with its reason where the agent was that before', async () => {
    const office = openOffice();
    const desk = await office.seat('anna');
    const waiting = await office.world.post({ queue: 'back-office', taskType: 'complaint' });
    await desk.told.settle({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await desk.told.settle({ type: 'take', interaction: waiting });
    await desk.told.settle({ type: 'done', interaction: waiting });
    expect(stateOf(desk)).to.equal('wrap');
    office.clock.advance(30_000);
    expect([stateOf(desk), desk.told.agent?.reason]).to.deep.equal(['not-ready', 'lunch']);
  });

  it('is over when the backend takes its last interaction back', async () => {
    const desk = await atWork('investigation');
    await releaseAll(desk, desk.ids);
    await desk.world.act({ type: 'withdraw', interaction: desk.ids[0]! });
    expect([standing(desk, desk.ids[0]!), stateOf(desk)]).to.deep.equal(['withdrawn', 'ready']);
  });
});

describe('an intended state (CG-34)', () => {
  it('waits for the finish, wrap-up included', async () => {
    const desk = await atWork('complaint');
    await desk.told.settle({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    expect([stateOf(desk), desk.told.agent?.intended?.reason]).to.deep.equal(['ready', 'lunch']);
    await releaseAll(desk, desk.ids);
    expect([stateOf(desk), desk.told.agent?.intended?.reason]).to.deep.equal(['wrap', 'lunch']);
    desk.clock.advance(30_000);
    expect([stateOf(desk), desk.told.agent?.reason, desk.told.agent?.intended]).to.deep.equal([
      'not-ready',
      'lunch',
      undefined,
    ]);
  });

  it('keeps new work away meanwhile', async () => {
    const desk = await atWork('whatever');
    await desk.told.settle({ type: 'set-state', state: 'not-ready' });
    const next = await desk.world.post();
    expect(desk.told.interactions.has(next)).to.equal(false);
    await desk.told.settle({ type: 'set-state', state: 'ready' });
    expect(desk.told.agent?.intended).to.equal(undefined);
    expect(standing(desk, next)).to.equal('offered');
  });

  it('is taken back by asking for it again', async () => {
    const desk = await atWork('whatever');
    await desk.told.settle({ type: 'set-state', state: 'not-ready', reason: 'lunch' });
    await desk.told.settle({ type: 'set-state', state: 'not-ready', reason: 'break' });
    expect(desk.told.agent?.intended?.reason).to.equal('break');
    await desk.told.settle({ type: 'set-state', state: 'not-ready', reason: 'break' });
    expect(desk.told.agent?.intended).to.equal(undefined);
  });
});

describe('Done and Release', () => {
  it('are refused by what is in a stuck queue, and Abandon closes it with a record (MI-37)', async () => {
    const office = openOffice();
    const desk = await office.seat('anna');
    const chat = await give(office, 'anna', { medium: 'chat', queue: 'stuck' });
    const item = await give(office, 'anna', { queue: 'stuck' });
    await desk.told.refused({ type: 'release', interaction: chat }, 'UNAVAILABLE');
    await desk.told.refused({ type: 'done', interaction: item }, 'UNAVAILABLE');
    for (const interaction of [chat, item]) {
      expect(seen(desk, interaction).can.abandon).to.equal(true);
      await desk.told.settle({ type: 'abandon', interaction });
      expect(standing(desk, interaction)).to.equal('abandoned');
    }
    expect(office.world.state.abandoned.map(({ agent, interaction }) => [agent, interaction])).to.deep.equal([
      ['anna', chat],
      ['anna', item],
    ]);
  });

  it('let a call go also where its queue is stuck: a call has no Abandon (MI-38)', async () => {
    const office = openOffice();
    const desk = await office.seat('anna');
    const interaction = await give(office, 'anna', { medium: 'voice', queue: 'stuck' });
    expect(seen(desk, interaction).can.abandon).to.equal(undefined);
    await desk.told.settle({ type: 'release', interaction });
    expect(standing(desk, interaction)).to.equal('done');
  });

  it('are held up by a disposition that is a folder or that nobody knows', async () => {
    const desk = await atWork('claim');
    const [interaction = ''] = desk.ids;
    for (const disposition of ['settled', 'nothing'])
      await desk.told.refused({ type: 'set-disposition', interaction, disposition }, 'INVALID');
    await desk.told.settle({ type: 'set-disposition', interaction, disposition: 'paid' });
    await desk.told.settle({ type: 'set-disposition', interaction });
    expect(seen(desk, interaction).disposition).to.equal(undefined);
  });
});
