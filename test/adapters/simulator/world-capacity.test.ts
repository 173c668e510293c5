import { expect } from '@open-wc/testing';
import { give, openOffice, seen, standing } from './desk.js';
import type { Desk } from './desk.js';

const count = ({ told }: Desk, phase: string): number =>
  [...told.interactions.values()].filter((one) => one.phase === phase).length;

describe('the capacity of an agent (MI-4)', () => {
  for (const [medium, most] of [
    ['voice', 1],
    ['chat', 3],
    ['email', 5],
    ['case', 5],
  ] as const)
    it(`has room for ${most} of medium ${medium}`, async () => {
      const office = openOffice();
      const anna = await office.seat('anna');
      for (let posted = 0; posted < 6; posted += 1) await office.world.post({ medium });
      expect(count(anna, 'offered')).to.equal(most);
    });

  it('is shared by all media: three work items fit beside a chat', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.post({ medium: 'chat' });
    for (let posted = 0; posted < 5; posted += 1) await office.world.post();
    expect(count(anna, 'offered')).to.equal(4);
  });

  it('goes by the weights of the world, and before them by those of the agent', async () => {
    const agents = [
      { id: 'anna', name: 'Anna Berg' },
      { id: 'bo', name: 'Bo Ek', weights: { chat: 100 } },
    ];
    const office = openOffice({ agents, weights: { chat: 50 } });
    const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
    for (let posted = 0; posted < 5; posted += 1) await office.world.post({ medium: 'chat' });
    expect([count(anna, 'offered'), count(bo, 'offered')]).to.deep.equal([2, 1]);
  });

  it('is not taken by what is parked', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const parked = await give(office, 'anna', { medium: 'case' });
    await anna.told.settle({ type: 'park', interaction: parked });
    await office.world.post({ medium: 'voice' });
    expect(count(anna, 'offered')).to.equal(1);
  });
});

describe('the gate (MI-34)', () => {
  it('stays shut from the first release until nothing is open', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const [one, other] = [await give(office, 'anna'), await give(office, 'anna')];
    await anna.told.settle({ type: 'done', interaction: one });
    const next = await office.world.post();
    expect(anna.told.interactions.has(next)).to.equal(false);
    await anna.told.settle({ type: 'done', interaction: other });
    expect(standing(anna, next)).to.equal('offered');
  });

  it('stays shut until the wrap-up is over', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await give(office, 'anna', { taskType: 'investigation' });
    await anna.told.settle({ type: 'done', interaction: id });
    const next = await office.world.post();
    expect(anna.told.interactions.has(next)).to.equal(false);
    await anna.told.settle({ type: 'done', interaction: id });
    expect(standing(anna, next)).to.equal('offered');
  });

  it('opens though something is parked', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const [one, other] = [await give(office, 'anna'), await give(office, 'anna')];
    await anna.told.settle({ type: 'park', interaction: one });
    await anna.told.settle({ type: 'done', interaction: other });
    const next = await office.world.post();
    expect(standing(anna, next)).to.equal('offered');
  });

  it('lets pass what the agent picks by hand, and capacity does too', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const waiting = await office.world.post({ queue: 'back-office', medium: 'case' });
    const [one] = [await give(office, 'anna'), await give(office, 'anna', { medium: 'email' })];
    await anna.told.settle({ type: 'done', interaction: one });
    await anna.told.settle({ type: 'take', interaction: waiting });
    expect(standing(anna, waiting)).to.equal('connected');
  });
});

describe('an offer that an agent does not take', () => {
  const AWAY = { state: 'not-ready', reason: 'break' } as const;

  it('leaves them Ready where nothing else is configured', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.post();
    office.clock.advance(20_000);
    expect(anna.told.agent?.state).to.equal('ready');
  });

  it('sets the state that is configured for a missed one', async () => {
    const office = openOffice({ missedState: AWAY });
    const anna = await office.seat('anna');
    await office.world.post();
    office.clock.advance(20_000);
    expect([anna.told.agent?.state, anna.told.agent?.reason]).to.deep.equal(['not-ready', 'break']);
  });

  it('sets the state that is configured for a rejected one when everything else is finished', async () => {
    const office = openOffice({ rejectedState: AWAY });
    const anna = await office.seat('anna');
    const held = await give(office, 'anna');
    const interaction = await office.world.post();
    const offer = seen(anna, interaction).offer?.id ?? '';
    await anna.told.settle({ type: 'reject', interaction, offer });
    expect(anna.told.agent?.state).to.equal('ready');
    expect(anna.told.agent?.intended).to.deep.equal(AWAY);
    await anna.told.settle({ type: 'done', interaction: held });
    expect([anna.told.agent?.state, anna.told.agent?.intended]).to.deep.equal(['not-ready', undefined]);
  });
});
