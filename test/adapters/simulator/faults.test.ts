import { expect } from '@open-wc/testing';
import { PadError } from '../../../src/core/index.js';
import type { Command, Fact } from '../../../src/core/index.js';
import { createWorld, simulator } from '../../../src/adapters/simulator/index.js';
import type { FaultPlan, LocalWorld, SimulatorAdapter } from '../../../src/adapters/simulator/index.js';
import { settled, virtualClock } from '../../../src/testing/index.js';
import type { VirtualClock } from '../../../src/testing/index.js';

interface Scene {
  readonly clock: VirtualClock;
  readonly world: LocalWorld;
  readonly adapter: SimulatorAdapter;
  readonly facts: Fact[];
}

const READY: Command = { type: 'set-state', id: 'ready-1', state: 'ready' };

async function scene(faults: FaultPlan, seed = 1): Promise<Scene> {
  const clock = virtualClock();
  const world = createWorld({ clock });
  const adapter = simulator({ agent: 'anna', world, seed });
  const facts: Fact[] = [];
  await adapter.connect((fact) => facts.push(fact), new AbortController().signal);
  facts.length = 0;
  adapter.faults.plan = faults;
  return { clock, world, adapter, facts };
}

describe('a simulator told to misbehave', () => {
  it('refuses the commands that it was told to, and does not do them', async () => {
    const { adapter, facts } = await scene({ refuse: { 'set-state': 'UNAVAILABLE' } });
    const thrown = await adapter.send(READY).catch((error: unknown) => error);
    expect(PadError.from(thrown).code).to.equal('UNAVAILABLE');
    expect(facts).to.deep.equal([]);
  });

  it('tells facts and answers later', async () => {
    const { adapter, clock, facts } = await scene({ delayMs: 500 });
    let answered = false;
    void adapter.send(READY).then(() => (answered = true));
    await clock.advanceAsync(999);
    expect([answered, facts.length]).to.deep.equal([true, 0]);
    await clock.advanceAsync(1);
    expect(facts).to.have.length(1);
  });

  it('loses facts', async () => {
    const { adapter, facts } = await scene({ dropFact: 1 });
    await adapter.send(READY);
    expect(facts).to.deep.equal([]);
  });

  it('loses answers though the command is done', async () => {
    const { adapter, facts } = await scene({ dropAnswer: 1 });
    let answered = false;
    void adapter.send(READY).then(() => (answered = true));
    await settled();
    expect([answered, facts.length]).to.deep.equal([false, 1]);
  });

  it('tells facts twice', async () => {
    const { adapter, facts } = await scene({ repeat: 1 });
    await adapter.send(READY);
    expect(facts).to.have.length(2);
    expect(facts[0]).to.equal(facts[1]);
  });

  it('tells a fact after the one that follows it', async () => {
    const { adapter, facts } = await scene({ reorder: 1 });
    await adapter.send(READY);
    await adapter.send({ type: 'set-state', id: 'not-ready-1', state: 'not-ready' });
    expect(facts.map((fact) => fact.type === 'agent' && fact.agent.state)).to.deep.equal([
      'not-ready',
      'ready',
    ]);
  });

  it('goes down instead of telling a fact, and tells what changed when it is back', async () => {
    const { adapter, clock, facts } = await scene({ disconnect: 1 });
    await adapter.send(READY);
    await clock.advanceAsync(1000);
    expect(facts.map((fact) => (fact.type === 'link' ? fact.link.state : fact.type))).to.deep.equal([
      'down',
      'connecting',
      'snapshot',
      'up',
    ]);
    const snapshot = facts.find((fact) => fact.type === 'snapshot');
    expect([snapshot?.agent.state, snapshot?.by]).to.deep.equal(['ready', ['ready-1']]);
  });

  it('drops what was under way when the link goes down', async () => {
    const { adapter, clock, facts } = await scene({ delayMs: 500 });
    await Promise.all([adapter.send(READY), clock.advanceAsync(600)]);
    adapter.cut();
    await clock.advanceAsync(1000);
    expect(facts.map(({ type }) => type)).to.deep.equal(['link']);
  });

  it('has the same luck for the same seed', async () => {
    const story = async (): Promise<readonly string[]> => {
      const { facts, world } = await scene({ dropFact: 0.3, repeat: 0.3, reorder: 0.3 }, 7);
      await world.act({ type: 'state', agent: 'anna', state: 'ready' });
      for (let count = 0; count < 5; count += 1) await world.post({ answer: 'auto' });
      return facts.map((fact) => (fact.type === 'interaction' ? fact.interaction.id : fact.type));
    };
    expect(await story()).to.deep.equal(await story());
  });
});
