import { expect } from '@open-wc/testing';
import type { NewInteraction } from '../../../src/adapters/simulator/index.js';
import { accept, openOffice, seen, standing } from './desk.js';
import type { Desk, Office } from './desk.js';

interface Chatting extends Office {
  readonly anna: Desk;
  readonly id: string;
}

const EVA = { id: 'eva', name: 'Eva Lind', address: '+46700000000' };

async function chatting(item: NewInteraction = {}): Promise<Chatting> {
  const office = openOffice();
  const anna = await office.seat('anna');
  const id = await office.world.post({ medium: 'chat', answer: 'auto', contact: EVA, ...item });
  return { ...office, anna, id };
}

async function lines({ anna, id }: Chatting): Promise<readonly string[]> {
  const { entries } = await anna.told.query({ type: 'transcript', interaction: id, limit: 200 });
  return entries.map(({ by, text }) => `${by.kind}: ${text}`);
}

const say = ({ anna, id }: Chatting, text: string): Promise<unknown> =>
  anna.told.settle({ type: 'send-message', interaction: id, text });

describe('a chat in the simulator', () => {
  it('with a contact of a script begins with their first line, and each answer gets the next', async () => {
    const chat = await chatting({ customer: { lines: ['My card?', 'In May.'], afterMs: 3000 } });
    await say(chat, 'When did you order it?');
    chat.clock.advance(2000);
    expect(chat.anna.told.facts.filter(({ type }) => type === 'typing')).to.have.length(1);
    chat.clock.advance(1000);
    await say(chat, 'I will look into it.');
    chat.clock.advance(60_000);
    expect(await lines(chat)).to.deep.equal([
      'contact: My card?',
      'system: Anna Berg joined',
      'agent: When did you order it?',
      'contact: In May.',
      'agent: I will look into it.',
    ]);
  });

  it('begins anew when the agent writes while the contact is writing', async () => {
    const chat = await chatting({ customer: { lines: ['My card?', 'In May.'], afterMs: 3000 } });
    await say(chat, 'When did you order it?');
    chat.clock.advance(2500);
    await say(chat, 'And where?');
    chat.clock.advance(2500);
    expect(await lines(chat)).to.have.length(4);
    chat.clock.advance(500);
    expect((await lines(chat)).at(-1)).to.equal('contact: In May.');
  });

  it('says since when the contact waits, and for how long they have patience', async () => {
    const chat = await chatting({ customer: { lines: ['My card?'], afterMs: 3000 } });
    const { conversation, createdAt } = seen(chat.anna, chat.id);
    expect(conversation?.waitingSince).to.equal(createdAt);
    expect(conversation?.patience).to.deep.equal({ dueMs: 30_000, overdueMs: 60_000 });
    await say(chat, 'One moment');
    expect(seen(chat.anna, chat.id).conversation?.waitingSince).to.equal(undefined);
  });

  it('that the contact leaves waits for Done, and the agent with it', async () => {
    const chat = await chatting({ customer: { lines: ['My card?'], afterMs: 3000, leaves: true } });
    await say(chat, 'Done.');
    chat.clock.advance(3000);
    expect([standing(chat.anna, chat.id), chat.anna.told.agent?.state]).to.deep.equal(['wrap', 'wrap']);
    expect(chat.anna.told.agent?.wrapUntil).to.equal(undefined);
    expect((await lines(chat)).at(-1)).to.equal('system: Eva Lind left');
    chat.clock.advance(600_000);
    expect(standing(chat.anna, chat.id)).to.equal('wrap');
    await chat.anna.told.settle({ type: 'done', interaction: chat.id });
    expect([standing(chat.anna, chat.id), chat.anna.told.agent?.state]).to.deep.equal(['done', 'ready']);
  });

  it('that the contact leaves has the time of its task type, where it has one', async () => {
    const chat = await chatting({ taskType: 'complaint' });
    await chat.world.act({ type: 'hang-up', interaction: chat.id });
    expect(seen(chat.anna, chat.id).conversation?.ended).to.equal('by-other');
    chat.clock.advance(30_000);
    expect(standing(chat.anna, chat.id)).to.equal('done');
  });

  it('that nobody had answered goes with its contact', async () => {
    const { world, ...chat } = await chatting({ answer: 'manual' });
    expect(standing(chat.anna, chat.id)).to.equal('offered');
    await world.act({ type: 'hang-up', interaction: chat.id });
    expect(standing(chat.anna, chat.id)).to.equal('withdrawn');
    const again = await world.act({ type: 'hang-up', interaction: chat.id }).catch(String);
    expect(again).to.contain('nobody talks');
  });

  it('takes no more of a contact once it is over', async () => {
    const { world, ...chat } = await chatting({ taskType: 'complaint' });
    await chat.anna.told.settle({ type: 'release', interaction: chat.id });
    const written = await world
      .act({ type: 'contact-writes', interaction: chat.id, text: 'Wait' })
      .catch(String);
    expect(written).to.contain('no open chat');
  });

  it('counts what is written while it is offered, and tells it once it is accepted', async () => {
    const chat = await chatting({ answer: 'manual' });
    await chat.world.act({ type: 'contact-writes', interaction: chat.id, text: 'Hello' });
    expect(seen(chat.anna, chat.id).conversation?.entries).to.equal(1);
    expect(chat.anna.told.facts.some(({ type }) => type === 'message')).to.equal(false);
    await accept(chat.anna, chat.id);
    expect(await lines(chat)).to.deep.equal(['contact: Hello', 'system: Anna Berg joined']);
  });

  it('has no transcript for whom it is only offered', async () => {
    const { anna, id } = await chatting({ answer: 'manual' });
    await anna.told.queryRefused({ type: 'transcript', interaction: id, limit: 10 }, 'NOT_FOUND');
  });
});
