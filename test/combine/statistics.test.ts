import { expect } from '@open-wc/testing';
import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import { combine } from '../../src/combine/index.js';
import type { Goal } from '../../src/core/index.js';
import { Recorder, virtualClock } from '../../src/testing/index.js';

const GOALS: readonly Goal[] = [
  { of: 'handled', target: 20 },
  { of: 'time', state: 'not-ready', reason: 'break', warningHigh: 60_000 },
];

describe('figures of several backends', () => {
  it('have the goals of the first that has any, with the reasons of the agent', async () => {
    const clock = virtualClock();
    const reasons = [{ code: 'break', label: 'Break' }];
    const bank = createWorld({
      clock,
      source: 'bank',
      goals: [],
      reasons: [{ code: 'lunch', label: 'Lunch' }],
    });
    const shop = createWorld({ clock, source: 'shop', goals: GOALS, reasons });
    const adapters = [bank, shop].map((world) => simulator({ world, agent: 'anna' }));
    const told = new Recorder(combine(adapters, { clock }), { patienceMs: 500 });
    const { agent } = await told.connect().then(() => told);
    const { goals } = await told.query({ type: 'statistics', since: clock.now() });
    const code = agent?.reasons.find(({ label }) => label === 'Break')?.code;
    expect(code).to.be.a('string');
    expect(goals).to.deep.equal([GOALS[0], { ...GOALS[1], reason: code }]);
  });

  it('have none where no backend has', async () => {
    const clock = virtualClock();
    const world = createWorld({ clock, goals: [] });
    const told = new Recorder(combine([simulator({ world, agent: 'anna' })], { clock }), { patienceMs: 500 });
    await told.connect();
    expect(await told.query({ type: 'statistics', since: clock.now() })).not.to.have.property('goals');
  });
});
