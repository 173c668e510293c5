import { expect } from '@open-wc/testing';
import type { Desk, Office } from './desk.js';
import { accept, call, give, openOffice, seen, standing } from './desk.js';

const SECOND = 1000;
const DAY = 86_400_000;

/** Anna has been given something. */
async function anna(item: Parameters<typeof give>[2]): Promise<Office & { me: Desk; id: string }> {
  const office = openOffice();
  const me = await office.seat('anna');
  return { ...office, me, id: await give(office, 'anna', item) };
}

/** Anna talks, and Bo has answered a consult about it. */
async function advised(medium: 'voice' | 'callback'): Promise<Office & { me: Desk; bo: Desk; id: string }> {
  const office = await anna({ medium, number: '+46 70 000' });
  const { me, id, clock } = office;
  if (medium === 'callback') {
    await me.told.settle({ type: 'call', interaction: id });
    clock.advance(SECOND);
  }
  const bo = await office.seat('bo');
  await me.told.settle({ type: 'consult', interaction: id, target: 'bo' });
  await accept(bo, call(bo).id);
  return { ...office, bo };
}

describe('a call that an agent makes', () => {
  it('rings, is answered, and belongs to the record that it was made from (MI-46)', async () => {
    const { clock, seat } = openOffice();
    const me = await seat('anna');
    const record = { url: '/4711', label: 'Loan 4711' };
    await me.told.settle({ type: 'call', number: '+46 70 000', record });
    const [{ id } = { id: '' }] = me.told.interactions.values();
    expect(seen(me, id).phase).to.equal('establishing');
    expect(seen(me, id).call).to.deep.equal({ direction: 'outbound', dnis: '+46 70 000' });
    expect(seen(me, id).record).to.deep.equal(record);
    expect(me.told.agent?.can.call).to.deep.equal({ reason: 'CALL_OPEN' });
    clock.advance(SECOND);
    expect(standing(me, id)).to.equal('connected');
    await me.told.settle({ type: 'release', interaction: id });
    expect(standing(me, id)).to.equal('done');
    expect(me.told.agent?.can.call).to.equal(true);
  });

  for (const [what, number, outcome] of [
    ['a busy line', '+46 70 001', 'failed'],
    ['nobody', '+46 70 002', 'timed-out'],
    ['somebody who hangs up', '+46 70 003', 'done'],
  ] as const)
    it(`reaches ${what}`, async () => {
      const { clock, seat } = openOffice();
      const me = await seat('anna');
      await me.told.settle({ type: 'call', number });
      clock.advance(2 * SECOND);
      const [one] = me.told.interactions.values();
      expect(one?.outcome).to.equal(outcome);
    });

  it('is given up while it rings', async () => {
    const { clock, seat } = openOffice();
    const me = await seat('anna');
    await me.told.settle({ type: 'call', target: 'valuer' });
    const [{ id } = { id: '' }] = me.told.interactions.values();
    await me.told.settle({ type: 'release', interaction: id });
    clock.advance(SECOND);
    expect(standing(me, id)).to.equal('released');
  });

  it('is refused to what cannot be called', async () => {
    const { seat } = openOffice();
    const me = await seat('anna');
    await me.told.refused({ type: 'call', number: 'Eva' }, 'INVALID');
    await me.told.refused({ type: 'call' }, 'INVALID');
    await me.told.refused({ type: 'call', number: '+46', target: 'valuer' }, 'INVALID');
    await me.told.refused({ type: 'call', target: 'sales' }, 'TARGET_UNAVAILABLE');
  });
});

describe('a call', () => {
  it('says who called, can be muted and recorded, and takes keys (WC-21)', async () => {
    const { me, id } = await anna({ medium: 'voice', contact: { address: '+46 70 4711' } });
    expect(seen(me, id).call).to.deep.equal({ direction: 'inbound', ani: '+46 70 4711' });
    await me.told.settle({ type: 'mute', interaction: id });
    await me.told.settle({ type: 'record', interaction: id });
    await me.told.settle({ type: 'pause-recording', interaction: id });
    expect(seen(me, id).call).to.include({ muted: true, recording: 'paused' });
    expect(seen(me, id).can).to.include.keys('unmute', 'resume-recording', 'stop-recording');
    expect(seen(me, id).can).not.to.include.keys('mute', 'record', 'pause-recording');
    await me.told.settle({ type: 'resume-recording', interaction: id });
    await me.told.settle({ type: 'stop-recording', interaction: id });
    await me.told.settle({ type: 'unmute', interaction: id });
    expect(seen(me, id).call).not.to.include.keys('muted', 'recording');
    await me.told.settle({ type: 'send-dtmf', interaction: id, digits: '0*#' });
    await me.told.refused({ type: 'send-dtmf', interaction: id, digits: '' }, 'INVALID');
  });

  it('ends when the contact hangs up', async () => {
    const { me, id, world } = await anna({ medium: 'voice' });
    await world.act({ type: 'hang-up', interaction: id });
    expect(standing(me, id)).to.equal('done');
  });

  for (const medium of ['voice', 'callback'] as const)
    it(`alternates with a consult and becomes a conference, as ${medium} (MI-43, WC-19)`, async () => {
      const { me, bo, id } = await advised(medium);
      const mine = call(me).id;
      const theirs = call(bo).id;
      expect([standing(me, id), standing(me, mine)]).to.deep.equal(['held', 'connected']);
      await me.told.settle({ type: 'alternate', interaction: mine });
      expect([standing(me, id), standing(me, mine)]).to.deep.equal(['connected', 'held']);
      await me.told.settle({ type: 'conference', interaction: id });
      expect([standing(me, id), standing(me, mine)]).to.deep.equal(['connected', 'merged']);
      expect(seen(me, id).call?.parties?.map(({ name }) => name)[1]).to.equal('Bo Ek');
      expect(standing(bo, theirs)).to.equal('connected');
      await me.told.settle({ type: medium === 'voice' ? 'release' : 'end-call', interaction: id });
      expect(standing(bo, theirs)).to.equal('released');
    });

  it('goes on when who was brought in hangs up', async () => {
    const { me, bo, id } = await advised('voice');
    await me.told.settle({ type: 'conference', interaction: id });
    await bo.told.settle({ type: 'release', interaction: call(bo).id });
    expect(standing(me, id)).to.equal('connected');
    expect(seen(me, id).call?.parties).to.equal(undefined);
  });
});

describe('a callback of the simulator', () => {
  it('waits for its time, be it days (WC-1)', async () => {
    const { clock, world, seat } = openOffice();
    const me = await seat('anna');
    const id = await world.post({ medium: 'callback', scheduledAt: clock.now() + 40 * DAY });
    clock.advance(39 * DAY);
    expect(me.told.interactions.has(id)).to.equal(false);
    clock.advance(DAY);
    expect(standing(me, id)).to.equal('offered');
  });

  it('waits for its entrance, too', async () => {
    const { clock, world, seat } = openOffice();
    const me = await seat('anna');
    await world.act({ type: 'entrance', entrance: 'loans', open: false });
    const scheduledAt = clock.now() + SECOND;
    const id = await world.post({ medium: 'callback', entrance: 'loans', scheduledAt });
    clock.advance(2 * SECOND);
    expect(me.told.interactions.has(id)).to.equal(false);
    await world.act({ type: 'entrance', entrance: 'loans', open: true });
    expect(standing(me, id)).to.equal('offered');
  });

  it('is Ready to Call again when the contact hangs up', async () => {
    const { me, id, world, clock } = await anna({ medium: 'callback', number: '+46 70 000' });
    await me.told.settle({ type: 'call', interaction: id });
    clock.advance(SECOND);
    await world.act({ type: 'hang-up', interaction: id });
    expect(seen(me, id)).to.include({ phase: 'ready-to-call' });
    expect(seen(me, id).callback?.result).to.equal('ended');
  });

  it('leaves the contact with a colleague, and stays to be finished', async () => {
    const { me, bo, id } = await advised('callback');
    await me.told.settle({ type: 'transfer', interaction: id, target: 'bo' });
    expect(standing(me, id)).to.equal('ready-to-call');
    expect(standing(me, call(me).id)).to.equal('merged');
    expect(standing(bo, call(bo).id)).to.equal('connected');
    await me.told.settle({ type: 'done', interaction: id });
    expect(standing(me, id)).to.equal('done');
  });
});
