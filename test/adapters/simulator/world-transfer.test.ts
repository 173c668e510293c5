import { expect } from '@open-wc/testing';
import { accept, call, give, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

interface Two extends Office {
  readonly anna: Desk;
  readonly bo: Desk;
}

async function two(): Promise<Two> {
  const office = openOffice();
  return { ...office, anna: await office.seat('anna'), bo: await office.seat('bo') };
}

const invite = ({ told }: Desk, interaction: string, note?: string): Promise<unknown> =>
  told.settle({ type: 'transfer', interaction, target: 'bo', ...(note ? { note } : {}) });

describe('a work item that is handed over to a colleague', () => {
  it('stays until the colleague accepts, and counts as a release then (WI-35, WI-36)', async () => {
    const { anna, bo, world } = await two();
    const id = await give({ world }, 'anna');
    await give({ world }, 'anna', { subject: 'Another' });
    await invite(anna, id, 'Yours, I think');
    expect([standing(anna, id), seen(anna, id).transfer?.state]).to.deep.equal(['connected', 'invited']);
    expect(seen(bo, id).handover).to.deep.equal({
      by: { id: 'anna', kind: 'agent', name: 'Anna Berg' },
      note: 'Yours, I think',
    });
    await accept(bo, id);
    expect([standing(anna, id), standing(bo, id)]).to.deep.equal(['transferred', 'connected']);
    await world.act({ type: 'state', agent: 'bo', state: 'not-ready' });
    const next = await world.post();
    expect(anna.told.interactions.has(next)).to.equal(false);
  });

  it('blocks what would end it meanwhile', async () => {
    const { anna, ...office } = await two();
    const id = await give(office, 'anna');
    await invite(anna, id);
    const { can } = seen(anna, id);
    for (const command of ['done', 'park', 'requeue', 'transfer'] as const)
      expect(can[command], command).to.deep.equal({ reason: 'TRANSFER_PENDING' });
    expect([can.consult, can['cancel-transfer']]).to.deep.equal([true, true]);
    await anna.told.refused({ type: 'park', interaction: id }, 'TRANSFER_PENDING');
  });

  it('is back with its sender when the time is over, and says so until the next try (WI-37, WI-38)', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna');
    await invite(anna, id);
    office.clock.advance(20_000);
    expect([seen(anna, id).transfer?.state, standing(bo, id)]).to.deep.equal(['timed-out', 'redirected']);
    await invite(anna, id);
    expect([seen(anna, id).transfer?.state, standing(bo, id)]).to.deep.equal(['invited', 'offered']);
  });

  it('can be taken back, and no more once it was accepted (WI-35)', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna');
    await invite(anna, id);
    await anna.told.settle({ type: 'cancel-transfer', interaction: id });
    expect([seen(anna, id).transfer, standing(bo, id)]).to.deep.equal([undefined, 'withdrawn']);
    await invite(anna, id);
    await accept(bo, id);
    await anna.told.refused({ type: 'cancel-transfer', interaction: id }, 'GONE');
  });

  it('fails when the colleague is logged out or lost, but not for a reload', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna');
    await invite(anna, id);
    bo.adapter.cut();
    office.clock.advance(9000);
    await bo.adapter.restore();
    office.clock.advance(5000);
    expect(seen(anna, id).transfer?.state).to.equal('invited');
    await office.world.act({ type: 'state', agent: 'bo', state: 'logged-out' });
    expect([seen(anna, id).transfer?.state, standing(bo, id)]).to.deep.equal(['failed', 'withdrawn']);
    await anna.told.refused({ type: 'transfer', interaction: id, target: 'bo' }, 'TARGET_UNAVAILABLE');
    await office.world.act({ type: 'state', agent: 'bo', state: 'ready' });
    await invite(anna, id);
    await bo.told.disconnect();
    office.clock.advance(10_000);
    expect(seen(anna, id).transfer?.state).to.equal('failed');
  });

  it('is taken from the colleague as well when the backend takes it back', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna');
    await invite(anna, id);
    await office.world.act({ type: 'withdraw', interaction: id });
    expect([standing(anna, id), standing(bo, id)]).to.deep.equal(['withdrawn', 'withdrawn']);
  });

  it('goes at once to a queue, a service or a routing point (WI-39)', async () => {
    for (const target of ['support', 'service-support', 'after-hours']) {
      const { anna, bo, ...office } = await two();
      const id = await give(office, 'anna');
      await anna.told.settle({ type: 'transfer', interaction: id, target });
      expect([standing(anna, id), standing(bo, id), seen(bo, id).queue]).to.deep.equal([
        'transferred',
        'offered',
        'Support',
      ]);
    }
  });

  it('does not come straight back to an agent who is alone', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await give(office, 'anna');
    await anna.told.settle({ type: 'transfer', interaction: id, target: 'support' });
    expect(standing(anna, id)).to.equal('transferred');
    office.clock.advance(5000);
    expect(standing(anna, id)).to.equal('offered');
  });
});

describe('an e-mail that is handed over', () => {
  const hand = ({ told }: Desk, interaction: string, target = 'bo'): Promise<unknown> =>
    told.settle({ type: 'transfer', interaction, target, note: 'For you' });

  it('is with the colleague at once, without being asked (MI-28, MI-31)', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'email' });
    await hand(anna, id);
    expect([standing(anna, id), standing(bo, id), seen(bo, id).handover?.note]).to.deep.equal([
      'transferred',
      'connected',
      'For you',
    ]);
  });

  it('waits for a colleague who is not ready, or has no room', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'email' });
    const call = await give(office, 'bo', { medium: 'voice' });
    await hand(anna, id);
    expect(bo.told.interactions.has(id)).to.equal(false);
    await bo.told.settle({ type: 'release', interaction: call });
    expect(standing(bo, id)).to.equal('connected');
  });

  it('waits for a colleague who is logged out until they log in', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'case' });
    await bo.told.settle({ type: 'log-out' });
    await hand(anna, id);
    await bo.told.settle({ type: 'set-state', state: 'ready' });
    expect(standing(bo, id)).to.equal('connected');
  });

  it('goes to a service, and neither to a queue nor to a number', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'email' });
    for (const target of ['support', 'after-hours', 'valuer'])
      await anna.told.refused({ type: 'transfer', interaction: id, target }, 'NOT_ALLOWED');
    await hand(anna, id, 'service-support');
    expect([standing(anna, id), standing(bo, id), seen(bo, id).handover?.by.id]).to.deep.equal([
      'transferred',
      'offered',
      'anna',
    ]);
  });
});

describe('a call that is handed over', () => {
  it('leaves at once and rings at the colleague', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'voice' });
    await anna.told.settle({ type: 'transfer', interaction: id, target: 'bo' });
    expect([standing(anna, id), standing(bo, id)]).to.deep.equal(['transferred', 'offered']);
  });

  it('ends for the agents when it goes to somebody outside', async () => {
    const { anna, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'voice' });
    await anna.told.settle({ type: 'transfer', interaction: id, target: 'workshop' });
    expect([standing(anna, id), office.world.state.interactions[id]?.phase]).to.deep.equal([
      'transferred',
      'ended',
    ]);
  });

  it('goes to the colleague on the line, and both consults are merged (8.1)', async () => {
    const { anna, bo, ...office } = await two();
    const id = await give(office, 'anna', { medium: 'voice' });
    await anna.told.settle({ type: 'consult', interaction: id, target: 'bo' });
    const [mine, theirs] = [call(anna).id, call(bo).id];
    expect(standing(anna, id)).to.equal('held');
    await accept(bo, theirs);
    await anna.told.settle({ type: 'transfer', interaction: id, target: 'bo' });
    expect([standing(anna, id), standing(anna, mine), standing(bo, theirs), standing(bo, id)]).to.deep.equal([
      'transferred',
      'merged',
      'merged',
      'connected',
    ]);
    expect(anna.told.agent?.state).to.equal('ready');
  });
});

it('a chat cannot be handed over, and nobody hands over to themselves', async () => {
  const { anna, ...office } = await two();
  const chat = await give(office, 'anna', { medium: 'chat' });
  await anna.told.refused({ type: 'transfer', interaction: chat, target: 'bo' }, 'NOT_ALLOWED');
  const item = await give(office, 'anna');
  await anna.told.refused({ type: 'transfer', interaction: item, target: 'anna' }, 'TARGET_UNAVAILABLE');
  await anna.told.refused({ type: 'transfer', interaction: item, target: 'nobody' }, 'NOT_FOUND');
});
