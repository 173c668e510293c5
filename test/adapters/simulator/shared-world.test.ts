import { expect } from '@open-wc/testing';
import { sharedWorld, simulator } from '../../../src/adapters/simulator/index.js';
import type { World } from '../../../src/adapters/simulator/index.js';
import { Recorder } from '../../../src/testing/index.js';

// Two objects of one page are to a BroadcastChannel and to Web Locks what two windows are.
describe('a world that two windows share', () => {
  let windows: World[] = [];

  function openWindow(name: string): World {
    const world = sharedWorld({ name });
    windows.push(world);
    return world;
  }

  async function ready(world: World, agent: string): Promise<Recorder> {
    const recorder = new Recorder(simulator({ world, agent }), { patienceMs: 3000 });
    await recorder.connect();
    await recorder.settle({ type: 'set-state', state: 'ready' });
    return recorder;
  }

  afterEach(() => {
    for (const world of windows) world.close();
    windows = [];
  });

  it('offers in one window what was posted in the other', async () => {
    const [one, other] = [openWindow('posted'), openWindow('posted')];
    const anna = await ready(one, 'anna');
    const id = await other.post({ subject: 'From the other window' });
    expect((await anna.phase(id, 'offered')).subject).to.equal('From the other window');
  });

  it('gives what one agent rejects to the agent in the other window', async () => {
    const [one, other] = [openWindow('rejected'), openWindow('rejected')];
    const anna = await ready(one, 'anna');
    const id = await one.post();
    const { offer } = await anna.phase(id, 'offered');
    const bo = await ready(other, 'bo');
    await anna.settle({ type: 'reject', interaction: id, offer: offer?.id ?? '' });
    await bo.phase(id, 'offered');
  });

  it('refuses in the other window with the code of the host', async () => {
    const [one, other] = [openWindow('refused'), openWindow('refused')];
    await ready(one, 'anna');
    const bo = await ready(other, 'bo');
    expect(await bo.refused({ type: 'done', interaction: 'none' }, 'NOT_FOUND')).to.equal('NOT_FOUND');
  });

  it('hands a work item from one window to the other, and tells both', async () => {
    const [one, other] = [openWindow('handed'), openWindow('handed')];
    const anna = await ready(one, 'anna');
    const id = await one.post({ answer: 'auto' });
    await anna.phase(id, 'connected');
    const bo = await ready(other, 'bo');
    await anna.settle({ type: 'transfer', interaction: id, target: 'bo' });
    const { offer } = await bo.phase(id, 'offered');
    await bo.settle({ type: 'accept', interaction: id, offer: offer?.id ?? '' });
    expect((await anna.phase(id, 'gone')).outcome).to.equal('transferred');
  });

  it('carries what two agents write, and keeps it when the window that hosts it closes', async () => {
    const [one, other] = [openWindow('written'), openWindow('written')];
    const anna = await ready(one, 'anna');
    const bo = await ready(other, 'bo');
    await anna.settle({ type: 'start-im', target: 'bo' });
    const im = (recorder: Recorder): string =>
      [...recorder.interactions.values()].find(({ medium }) => medium === 'im')?.id ?? 'none';
    const asked = await bo.waitFor('bo is asked', () => bo.interactions.get(im(bo)));
    await bo.settle({ type: 'accept', interaction: asked.id, offer: asked.offer?.id ?? '' });
    await anna.settle({ type: 'send-message', interaction: im(anna), text: 'From window to window' });
    await bo.waitFor('bo reads it', () =>
      bo.facts.find((fact) => fact.type === 'message' && fact.entry.text === 'From window to window'),
    );
    one.close();
    const { entries } = await bo.query({ type: 'transcript', interaction: asked.id, limit: 10 });
    expect(entries.map(({ text }) => text)).to.deep.equal(['From window to window']);
  });

  it('goes on telling watched targets when the window that hosts it closes', async () => {
    const [one, other] = [openWindow('watched'), openWindow('watched')];
    await ready(one, 'anna');
    const bo = await ready(other, 'bo');
    await bo.settle({ type: 'watch', targets: ['anna'] });
    one.close();
    await bo.waitFor('anna has gone', () =>
      bo.facts.some((fact) => fact.type === 'target' && fact.target.presence === 'logged-in')
        ? true
        : undefined,
    );
  });

  it('goes on where it was when the window that hosts it closes', async () => {
    const [one, other] = [openWindow('closed'), openWindow('closed')];
    await ready(one, 'anna');
    const bo = await ready(other, 'bo');
    await one.act({ type: 'state', agent: 'anna', state: 'not-ready' });
    const id = await one.post({ answer: 'auto' });
    await bo.phase(id, 'connected');
    one.close();
    await bo.settle({ type: 'done', interaction: id });
    expect(bo.interactions.get(id)?.outcome).to.equal('done');
  });

  for (const host of [true, false])
    it(`routes nothing to an agent whose window has closed, ${host ? 'the host' : 'not the host'}`, async () => {
      const name = `gone-${host}`;
      const [one, other] = [openWindow(name), openWindow(name)];
      const anna = await ready(host ? one : other, 'anna');
      const bo = await ready(host ? other : one, 'bo');
      (host ? one : other).close();
      const rest = host ? other : one;
      // What is answered over the same channel comes after the farewell.
      await openWindow(name).act({ type: 'tick' });
      const ids = [await rest.post(), await rest.post()];
      await Promise.all(ids.map((id) => bo.phase(id, 'offered')));
      expect(anna.interactions.size).to.equal(0);
    });
});
