import { expect } from '@open-wc/testing';
import type { HistoryPage, HistoryQuery } from '../../../src/core/index.js';
import { call, give, openOffice } from './desk.js';
import type { Desk } from './desk.js';

const EVA = { id: 'eva', name: 'Eva Lind', address: '+46700000000' } as const;

function historyOf(
  { told }: Desk,
  interaction: string,
  filter: Partial<HistoryQuery> = {},
): Promise<HistoryPage> {
  return told.query({ search: '', offset: 0, limit: 100, ...filter, type: 'history', interaction });
}

describe('the contacts of the simulated contact centre', () => {
  it('have some past: forty interactions with two of them', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const eva = await office.world.post({ contact: EVA, answer: 'auto' });
    const omar = await office.world.post({ contact: { id: 'omar' }, answer: 'auto' });
    const [first, second] = [await historyOf(anna, eva), await historyOf(anna, omar)];
    expect(first.total + second.total).to.equal(42);
    expect(first.items[0]?.id).to.equal(eva);
    const media = new Set(first.items.map(({ medium }) => medium));
    expect([...media]).to.include.members(['work-item', 'chat', 'email', 'case', 'voice', 'callback']);
  });

  it('can be looked at in their past, with what was written in a chat', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const eva = await office.world.post({ contact: EVA, answer: 'auto' });
    const { items } = await historyOf(anna, eva, { search: 'new app', media: ['chat'] });
    const item = await anna.told.query({ type: 'history-item', interaction: eva, item: items[0]?.id ?? '' });
    expect(item.entries?.map(({ by, text }) => `${by.name}: ${text}`)).to.deep.equal([
      'Eva Lind: I cannot log in.',
      `${item.agent ?? ''}: Please try the new app.`,
      'Eva Lind: Now it works.',
    ]);
  });

  it('count among the recent ones what lies in the days that are looked back', async () => {
    const office = openOffice({ recentDays: 8 });
    const anna = await office.seat('anna');
    const eva = await office.world.post({ contact: EVA, answer: 'auto' });
    const counts = anna.told.interactions.get(eva)?.counters?.recent?.counts;
    expect(counts).to.deep.equal({ 'work-item': 1, chat: 1 });
  });

  it('are the same whichever address they write from, and keep a new one', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const contact = { name: 'Eva', address: 'eva@example.test' };
    const id = await office.world.post({ contact, answer: 'auto' });
    expect(anna.told.interactions.get(id)?.contact).to.deep.equal({ id: 'eva', ...contact });
    await office.world.post({ contact: { id: 'eva', address: '+4711' } });
    const { fields } = await anna.told.query({ type: 'contact', interaction: id });
    expect(fields.map(({ value }) => value)).to.include('+4711');
  });

  it('are told to a colleague who is asked about them, also when they become others', async () => {
    const office = openOffice();
    const [anna, bo] = [await office.seat('anna'), await office.seat('bo')];
    const id = await give(office, 'anna', { contact: EVA });
    await anna.told.settle({ type: 'consult', interaction: id, target: 'bo' });
    await anna.told.settle({ type: 'assign-contact', interaction: id, contact: 'mei' });
    expect(call(bo).contact?.name).to.equal('Mei Tanaka');
    const { id: known } = await bo.told.query({ type: 'contact', interaction: call(bo).id });
    expect(known).to.equal('mei');
  });
});

describe('the standard responses of the simulated contact centre', () => {
  it('are ten, in English and in Swedish, in three folders and one below', async () => {
    const office = openOffice();
    const anna = await office.seat('anna');
    const interaction = await office.world.post({ contact: EVA, answer: 'auto' });
    const query = { type: 'responses', interaction, search: '', offset: 0, limit: 100 } as const;
    const { total, languages, categories, responses } = await anna.told.query(query);
    expect([total, languages]).to.deep.equal([10, ['en', 'sv']]);
    expect(categories).to.deep.equal([['Claims'], ['Greetings'], ['Loans'], ['Loans', 'Papers']]);
    expect(responses.find(({ id }) => id === 'hello-en')?.text).to.equal(
      'Hello Eva Lind, this is Anna Berg. How can I help you?',
    );
    expect(responses.every(({ text }) => !text.includes('{{'))).to.equal(true);
  });
});
