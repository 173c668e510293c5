import { expect } from '@open-wc/testing';
import { createWorld, simulator } from '../../src/adapters/simulator/index.js';
import { combine } from '../../src/combine/index.js';
import { Recorder, virtualClock } from '../../src/testing/index.js';

const EVA = { id: 'eva', name: 'Eva Lind', address: '+46700000000' } as const;

/** Anna, who holds something of Eva in one of two worlds. */
async function seated(): Promise<{ readonly told: Recorder; readonly interaction: string }> {
  const clock = virtualClock();
  const [bank, shop] = ['bank', 'shop'].map((source) => createWorld({ clock, source }));
  const worlds = [bank, shop].flatMap((world) => world ?? []);
  const adapters = worlds.map((world) => simulator({ world, agent: 'anna' }));
  const told = new Recorder(combine(adapters, { clock }), { patienceMs: 500 });
  await told.connect();
  await told.settle({ type: 'set-state', state: 'ready' });
  const id = await bank?.post({ contact: EVA, answer: 'auto' });
  return { told, interaction: `bank:${id ?? ''}` };
}

describe('contacts and texts of several backends', () => {
  it('have ids that tell whose they are, the same in facts and in answers', async () => {
    const { told, interaction } = await seated();
    const page = { search: '', offset: 0, limit: 100 };
    const known = await told.query({ type: 'contact', interaction });
    const { contacts } = await told.query({ type: 'contacts', interaction, search: '', limit: 10 });
    const { items } = await told.query({ type: 'history', interaction, ...page });
    const { responses } = await told.query({ type: 'responses', interaction, ...page });
    expect(told.interactions.get(interaction)?.contact?.id).to.equal('bank:eva');
    expect([known.id, contacts[0]?.id, items[0]?.id]).to.deep.equal(['bank:eva', 'bank:eva', interaction]);
    expect(responses.every(({ id }) => id.startsWith('bank:'))).to.equal(true);
  });

  it('have the transcripts of the past under the same ids', async () => {
    const { told, interaction } = await seated();
    const filter = { search: '', media: ['chat'], offset: 0, limit: 1 } as const;
    const { items } = await told.query({ type: 'history', interaction, ...filter });
    const item = items[0]?.id ?? '';
    const { entries } = await told.query({ type: 'history-item', interaction, item });
    expect(entries?.map((entry) => entry.interaction)).to.deep.equal([item, item, item]);
    expect(entries?.[1]?.by.id).to.match(/^bank:/);
  });

  it('are assigned and kept where they belong', async () => {
    const { told, interaction } = await seated();
    await told.settle({ type: 'assign-contact', interaction, contact: 'bank:mei' });
    expect(told.interactions.get(interaction)?.contact?.id).to.equal('bank:mei');
    await told.refused({ type: 'assign-contact', interaction, contact: 'shop:mei' }, 'NOT_FOUND');
    await told.settle({ type: 'keep-response', response: 'bank:hello-en', keep: true });
    const query = { type: 'responses', interaction, search: '', favourites: true } as const;
    const { responses } = await told.query({ ...query, offset: 0, limit: 10 });
    expect(responses.map(({ id }) => id)).to.deep.equal(['bank:hello-en']);
  });
});
