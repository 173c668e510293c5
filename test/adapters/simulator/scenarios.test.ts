import { expect } from '@open-wc/testing';
import { play, scenarios } from '../../../src/adapters/simulator/index.js';
import { call, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

async function played(id: string, ms = 20_000): Promise<Desk & Office> {
  const scenario = scenarios.find((one) => one.id === id);
  if (!scenario) throw new Error(`there is no scenario ${id}`);
  const office = openOffice();
  const desk = await office.seat('anna');
  const { ended } = play(office.world, scenario);
  await office.clock.advanceAsync(ms);
  if (ms > 0) await ended;
  return { ...office, ...desk };
}

const phases = ({ told }: Desk): readonly string[] =>
  [...told.interactions.values()].map(({ phase }) => phase);

describe('a scenario', () => {
  for (const { id, name } of scenarios)
    it(`"${name}" keeps the rules of the adapter contract to its end`, async () => {
      const { told } = await played(id);
      told.check();
      expect(told.interactions.size).to.be.greaterThan(0);
    });

  it('"Three offers at once" makes three offers', async () => {
    expect(phases(await played('three-offers', 0))).to.deep.equal(['offered', 'offered', 'offered']);
  });

  it('"An offer that times out" ends as redirected', async () => {
    const { told } = await played('missed', 5000);
    expect([...told.interactions.values()][0]?.outcome).to.equal('redirected');
  });

  it('"An offer that is taken back" ends as withdrawn', async () => {
    const { told } = await played('taken-back', 3000);
    expect([...told.interactions.values()][0]?.outcome).to.equal('withdrawn');
  });

  it('"The backend refuses Done" refuses Done', async () => {
    const { told } = await played('done-refused', 0);
    const [id = ''] = told.interactions.keys();
    await told.refused({ type: 'done', interaction: id }, 'UNAVAILABLE');
  });

  it('"The link goes down and comes back" ends with the link up and both items', async () => {
    const desk = await played('link', 6000);
    expect(desk.told.link?.state).to.equal('up');
    expect(phases(desk)).to.deep.equal(['connected', 'offered']);
  });

  it('"Case data of every type" has every type', async () => {
    const { told } = await played('case-data', 0);
    const types = [...told.interactions.values()][0]?.caseData.map(({ type }) => type);
    expect(new Set(types)).to.deep.equal(new Set(['string', 'list', 'integer', 'float', 'date', 'boolean']));
  });

  it('"Fifty interactions" gives fifty', async () => {
    expect(phases(await played('fifty', 0)).filter((phase) => phase === 'connected')).to.have.length(50);
  });

  it('"Release does not work" leaves Abandon', async () => {
    const desk = await played('stuck', 0);
    const [id = ''] = desk.told.interactions.keys();
    await desk.told.refused({ type: 'release', interaction: id }, 'UNAVAILABLE');
    await desk.told.settle({ type: 'abandon', interaction: id });
    expect(standing(desk, id)).to.equal('abandoned');
  });

  for (const [id, transferred, consulted] of [
    ['colleague-accepts', 'transferred', 'connected'],
    ['colleague-refuses', 'rejected', 'rejected'],
    ['colleague-ignores', 'timed-out', 'timed-out'],
    ['colleague-leaves', 'failed', 'failed'],
  ] as const)
    it(`"${id}" answers a transfer with ${transferred} and a consult with ${consulted}`, async () => {
      const handing = await played(id, 0);
      const [item = ''] = handing.told.interactions.keys();
      await handing.told.settle({ type: 'transfer', interaction: item, target: 'bo' });
      await handing.clock.advanceAsync(20_000);
      const { outcome, transfer } = seen(handing, item);
      expect(outcome ?? transfer?.state).to.equal(transferred);

      const asking = await played(id, 0);
      const [about = ''] = asking.told.interactions.keys();
      await asking.told.settle({ type: 'consult', interaction: about, target: 'bo' });
      await asking.clock.advanceAsync(20_000);
      expect(standing(asking, call(asking).id)).to.equal(consulted);
    });

  it('"A colleague hands over a work item" offers it with their note', async () => {
    const desk = await played('handed-over', 1000);
    const [one] = desk.told.interactions.values();
    expect([one?.phase, one?.handover?.by.id, one?.handover?.note !== undefined]).to.deep.equal([
      'offered',
      'bo',
      true,
    ]);
  });

  it('"A colleague hands over an e-mail" gives it at once', async () => {
    expect(phases(await played('assigned', 1000))).to.deep.equal(['connected']);
  });

  it('"A colleague asks for advice" rings', async () => {
    const desk = await played('asked', 1000);
    expect([call(desk).phase, call(desk).peer?.id]).to.deep.equal(['offered', 'bo']);
  });

  it('lets colleagues finish what they were given', async () => {
    const { told, clock, world } = await played('colleague-accepts', 0);
    const [interaction = ''] = told.interactions.keys();
    await told.settle({ type: 'transfer', interaction, target: 'bo' });
    await clock.advanceAsync(33_000);
    expect(world.state.interactions[interaction]?.outcome).to.equal('done');
  });

  it('can be stopped', async () => {
    const office = openOffice();
    const { told } = await office.seat('anna');
    const scenario = scenarios.find(({ id }) => id === 'taken-back') ?? scenarios[0]!;
    const { ended, stop } = play(office.world, scenario);
    await office.clock.advanceAsync(0);
    stop();
    await ended;
    await office.clock.advanceAsync(10_000);
    expect([...told.interactions.values()][0]?.phase).to.equal('offered');
  });

  it('can be played for another agent', async () => {
    const office = openOffice();
    const chen = await office.seat('chen');
    await play(office.world, scenarios[0]!, { me: 'chen', other: 'dana' }).ended;
    expect(phases(chen)).to.deep.equal(['offered']);
  });
});
