import { expect } from '@open-wc/testing';
import { randomFrom } from '../../../src/adapters/simulator/random.js';
import { accept, openOffice } from './desk.js';
import type { Desk } from './desk.js';

const phases = ({ told }: Desk): readonly string[] =>
  [...told.interactions.values()].map(({ phase }) => phase);

describe('the simulated contact centre', () => {
  it('offers to the ready agent who has been idle longest (CG-15)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    office.clock.advance(1000);
    const bo = await office.seat('bo');
    await office.world.post();
    expect(phases(anna)).to.deep.equal(['offered']);
    expect(phases(bo)).to.deep.equal([]);
  });

  it('spreads several items over the ready agents', async () => {
    const office = openOffice();
    const desks = [await office.seat('anna'), await office.seat('bo')];
    for (let count = 0; count < 4; count += 1) await office.world.post();
    expect(desks.map((desk) => phases(desk).length)).to.deep.equal([2, 2]);
  });

  it('fills an agent up to their capacity and no further (MI-4)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    for (let count = 0; count < 7; count += 1) await office.world.post();
    expect(phases(anna)).to.have.length(5);
  });

  it('hands out urgent items first, then old ones (CG-18)', async () => {
    const office = openOffice();
    await office.world.post({ subject: 'old' });
    await office.world.post({ subject: 'new' });
    await office.world.post({ subject: 'urgent', priority: 9 });
    const anna = await office.seat('anna');
    expect([...anna.told.interactions.values()].map(({ subject }) => subject)).to.deep.equal([
      'urgent',
      'old',
      'new',
    ]);
  });

  it('buffers what comes through a closed entrance and hands it out when it opens (CG-16, CG-17)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.act({ type: 'entrance', entrance: 'loans', open: false });
    const id = await office.world.post({ entrance: 'loans' });
    expect(phases(anna)).to.deep.equal([]);
    await office.world.act({ type: 'entrance', entrance: 'loans', open: true });
    expect(anna.told.interactions.get(id)?.phase).to.equal('offered');
  });

  it('offers to nobody whose link is down', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    anna.adapter.cut();
    const bo = await office.seat('bo');
    await office.world.post();
    expect(phases(bo)).to.deep.equal(['offered']);
  });

  it('offers a rejected item again to the only agent, after a pause', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await office.world.post();
    const offer = anna.told.interactions.get(id)?.offer?.id ?? '';
    await anna.told.settle({ type: 'reject', interaction: id, offer });
    expect(phases(anna)).to.deep.equal(['gone']);
    office.clock.advance(5000);
    expect(phases(anna)).to.deep.equal(['offered']);
  });

  it('connects at once where the entrance answers by itself (WI-10)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.post({ answer: 'auto' });
    expect(phases(anna)).to.deep.equal(['connected']);
    expect(anna.told.facts.some((fact) => fact.type === 'interaction' && fact.interaction.offer)).to.equal(
      false,
    );
  });

  it('connects after the preview where the entrance answers by itself with one (WI-10)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await office.world.post({ answer: 'auto-preview', offerMs: 5000 });
    expect(anna.told.interactions.get(id)?.offer?.onDeadline).to.equal('accept');
    office.clock.advance(5000);
    expect(phases(anna)).to.deep.equal(['connected']);
  });

  it('leaves an offer that stays when its time is over (T5)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    await office.world.post({ onDeadline: 'stay' });
    office.clock.advance(60_000);
    expect(phases(anna)).to.deep.equal(['offered']);
  });

  it('ends an offer that ends when its time is over (T5)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await office.world.post({ onDeadline: 'end' });
    office.clock.advance(20_000);
    expect(anna.told.interactions.get(id)?.outcome).to.equal('withdrawn');
  });

  it('lets an accepted offer pass its deadline in peace', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await office.world.post();
    await accept(anna, id);
    office.clock.advance(60_000);
    expect(phases(anna)).to.deep.equal(['connected']);
  });

  it('counts recent work of the contact, ended work included (WI-27)', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const contact = { id: 'eva', name: 'Eva Lind' };
    const ended = await office.world.post({ contact, answer: 'auto' });
    await anna.told.settle({ type: 'done', interaction: ended });
    const id = await office.world.post({ contact });
    const counters = anna.told.interactions.get(id)?.counters;
    expect(counters).to.deep.equal({ inProgress: {}, recent: { days: 1, counts: { 'work-item': 1 } } });
  });

  it('blocks a control with a reason where its switch says so', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const id = await office.world.post({ answer: 'auto' });
    await office.world.act({
      type: 'switches',
      agent: 'anna',
      switches: { done: { reason: 'NOT_ALLOWED' } },
    });
    expect(anna.told.interactions.get(id)?.can.done).to.deep.equal({ reason: 'NOT_ALLOWED' });
    await anna.told.refused({ type: 'done', interaction: id }, 'NOT_ALLOWED');
  });

  it('does not grow with the work that is done', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    for (let count = 0; count < 250; count += 1) {
      const interaction = await office.world.post({ answer: 'auto' });
      await anna.adapter.send({ type: 'done', id: `done-${count}`, interaction });
    }
    expect(Object.keys(office.world.state.interactions)).to.have.length(200);
  });

  it('refuses an agent whom nobody set up', async () => {
    const office = openOffice();
    const thrown = await office.seat('nobody').catch((error: unknown) => error);
    expect(String(thrown)).to.contain('there is no agent nobody');
  });

  for (const [type, good, bad] of [
    ['segment', 'Silver', 'Lead'],
    ['amount', '-12', '1.5'],
    ['rate', '3.75', '3,75'],
    ['due', '2026-02-28', '2026-02-30'],
    ['verified', 'false', 'no'],
  ] as const)
    it(`knows what may stand in ${type}: ${good}, not ${bad} (WI-21)`, async () => {
      const office = openOffice();
      const anna = await office.seat('anna');
      const interaction = await office.world.post({ answer: 'auto', caseData: { [type]: '' } });
      await anna.told.refused({ type: 'set-case-data', interaction, key: type, value: bad }, 'INVALID');
      await anna.told.settle({ type: 'set-case-data', interaction, key: type, value: good });
      expect(anna.told.interactions.get(interaction)?.caseData[0]?.value).to.equal(good);
    });
});

describe('the same seed', () => {
  async function story(seed: number): Promise<string> {
    const office = openOffice({ seed });
    const desks = [await office.seat('anna'), await office.seat('bo')];
    for (let count = 0; count < 6; count += 1) {
      await office.world.post();
      office.clock.advance(7000);
    }
    return JSON.stringify(desks.map(({ told }) => told.facts));
  }

  it('tells the same facts', async () => {
    expect(await story(42)).to.equal(await story(42));
  });

  it('is another one for another seed', async () => {
    expect(await story(42)).not.to.equal(await story(43));
  });

  it('gives the numbers of mulberry32', () => {
    const random = randomFrom(1);
    expect([random(), random()].map((value) => value.toFixed(6))).to.deep.equal(['0.627074', '0.002736']);
  });
});
