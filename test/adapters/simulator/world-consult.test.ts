import { expect } from '@open-wc/testing';
import { accept, call, give, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

interface Ringing extends Office {
  readonly anna: Desk;
  readonly bo: Desk;
  /** What the consult is about. */
  readonly id: string;
}

async function ringing(medium: 'email' | 'voice' = 'email'): Promise<Ringing> {
  const office = openOffice();
  const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
  const id = await give(office, 'anna', { medium, subject: 'A fee', caseData: { cid: '4711' } });
  await anna.told.settle({ type: 'consult', interaction: id, target: 'bo' });
  return { ...office, anna, bo, id };
}

const reject = ({ told }: Desk): Promise<unknown> => {
  const { id, offer } = [...told.interactions.values()].findLast(({ peer }) => peer)!;
  return told.settle({ type: 'reject', interaction: id, offer: offer?.id ?? '' });
};

describe('a consult (8.9)', () => {
  it('rings as a call of its own, and the colleague sees what it is about', async () => {
    const { anna, bo, id } = await ringing();
    const [mine, theirs] = [call(anna), call(bo)];
    expect([mine.medium, mine.phase, mine.parent, mine.peer?.id]).to.deep.equal([
      'voice',
      'establishing',
      id,
      'bo',
    ]);
    expect(mine.ringUntil).to.equal(mine.since + 20_000);
    expect([theirs.phase, theirs.subject, theirs.peer?.id, theirs.handover?.by.id]).to.deep.equal([
      'offered',
      'A fee',
      'anna',
      'anna',
    ]);
    expect(theirs.caseData.map(({ value, editable }) => [value, editable])).to.deep.equal([['4711', false]]);
    expect(Object.keys(mine.can)).to.deep.equal(['release']);
  });

  it('connects both, is hung up by either, and leaves the interaction alone (MI-22, MI-24)', async () => {
    const { anna, bo, id } = await ringing();
    await accept(bo, call(bo).id);
    expect([call(anna).phase, call(bo).phase, standing(anna, id)]).to.deep.equal([
      'connected',
      'connected',
      'connected',
    ]);
    await bo.told.settle({ type: 'release', interaction: call(bo).id });
    expect([call(anna).outcome, call(bo).outcome, standing(anna, id)]).to.deep.equal([
      'released',
      'released',
      'connected',
    ]);
    expect([anna.told.agent?.state, bo.told.agent?.state]).to.deep.equal(['ready', 'ready']);
  });

  it('is refused, times out, or is given up (MI-23)', async () => {
    const refused = await ringing();
    await reject(refused.bo);
    expect([call(refused.anna).outcome, call(refused.bo).outcome]).to.deep.equal(['rejected', 'rejected']);

    const missed = await ringing();
    missed.clock.advance(20_000);
    expect([call(missed.anna).outcome, call(missed.bo).outcome]).to.deep.equal(['timed-out', 'redirected']);

    const givenUp = await ringing();
    await givenUp.anna.told.settle({ type: 'release', interaction: call(givenUp.anna).id });
    expect([call(givenUp.anna).outcome, call(givenUp.bo).outcome]).to.deep.equal(['released', 'withdrawn']);

    const lost = await ringing();
    await lost.world.act({ type: 'state', agent: 'bo', state: 'logged-out' });
    expect([call(lost.anna).outcome, call(lost.bo).outcome]).to.deep.equal(['failed', 'withdrawn']);
    expect(standing(lost.anna, lost.id)).to.equal('connected');
  });

  it('lives on when its interaction is released first (8.9)', async () => {
    const { anna, bo, id } = await ringing();
    await accept(bo, call(bo).id);
    await anna.told.settle({ type: 'release', interaction: id });
    expect([standing(anna, id), call(anna).phase]).to.deep.equal(['done', 'connected']);
  });

  it('has to be over before a work item is done (WC-26), and there is one at a time', async () => {
    const office = openOffice();
    const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
    const id = await give(office, 'anna');
    await anna.told.settle({ type: 'consult', interaction: id, target: 'bo' });
    await accept(bo, call(bo).id);
    for (const command of ['done', 'consult'] as const)
      expect(seen(anna, id).can[command]).to.deep.equal({ reason: 'CHILD_OPEN' });
    await anna.told.refused({ type: 'done', interaction: id }, 'CHILD_OPEN');
    await anna.told.settle({ type: 'release', interaction: call(anna).id });
    expect(seen(anna, id).can.done).to.equal(true);
  });

  it('puts a call on hold, where it stays until it is retrieved', async () => {
    const { anna, bo, id } = await ringing('voice');
    expect(standing(anna, id)).to.equal('held');
    await reject(bo);
    expect(standing(anna, id)).to.equal('held');
    await anna.told.settle({ type: 'retrieve', interaction: id });
    expect(standing(anna, id)).to.equal('connected');
  });

  it('reaches only who is available or interruptible', async () => {
    const office = openOffice();
    const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
    const interaction = await give(office, 'anna');
    const consult = { type: 'consult', interaction, target: 'bo' } as const;
    const busy = await give(office, 'bo', { medium: 'voice' });
    await anna.told.refused(consult, 'TARGET_UNAVAILABLE');
    await bo.told.settle({ type: 'release', interaction: busy });
    await bo.told.settle({ type: 'log-out' });
    await anna.told.refused(consult, 'TARGET_UNAVAILABLE');
    await bo.told.settle({ type: 'set-state', state: 'ready' });
    await give(office, 'bo', { medium: 'case' });
    await anna.told.settle(consult);
    expect(call(bo).phase).to.equal('offered');
  });

  it('reaches a number, which answers after a second, and somebody of the telephone book', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const interaction = await give(office, 'anna');
    await anna.told.settle({ type: 'consult', interaction, number: '+46 (0)70-000 00 12' });
    expect([call(anna).phase, call(anna).peer?.kind]).to.deep.equal(['establishing', 'number']);
    office.clock.advance(1000);
    expect(call(anna).phase).to.equal('connected');
    await anna.told.settle({ type: 'release', interaction: call(anna).id });
    await anna.told.settle({ type: 'consult', interaction, target: 'valuer' });
    expect(call(anna).peer?.name).to.equal('Valuer Öberg');
  });

  it('needs one of a target and a number, and the number has to be one', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const interaction = await give(office, 'anna');
    for (const where of [{}, { target: 'bo', number: '112' }, { number: 'javascript:alert(1)' }])
      await anna.told.refused({ type: 'consult', interaction, ...where }, 'INVALID');
    await anna.told.refused({ type: 'consult', interaction, target: 'sales' }, 'NOT_ALLOWED');
  });

  it('does not count for the counters of its contact', async () => {
    const { anna, id } = await ringing('email');
    expect(seen(anna, id).counters?.inProgress).to.deep.equal({});
  });
});
