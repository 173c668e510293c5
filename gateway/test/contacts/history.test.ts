import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import { it } from 'node:test';
import { asked, Contacts, failed, historyOf, subjects } from '../support/contacts.js';
import type { Dealt } from '../support/contacts.js';
import { onBothEngines } from '../support/suite.js';
import { Teams } from '../support/team.js';

/** As many as one contact may have. */
const MANY = 10_000;

onBothEngines('The history of a contact (HI-1)', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const teams = new Teams(gateway);

  /** Three interactions of one contact: two done, the newest in progress. */
  async function three(): Promise<Dealt & { readonly done: readonly [string, string] }> {
    const { agent, place } = await contacts.desk.agent();
    const address = `${randomUUID()}@example.test`;
    const taskType = await contacts.desk.taskType({ dispositions: 'optional' });
    const bank = await contacts.held(agent, place, {
      address,
      subject: 'Bank',
      medium: 'email',
      body: 'Räkning',
    });
    const set = { interaction: bank.id } as const;
    assert.equal(await agent.command({ type: 'reply', ...set, text: 'Here it is' }), undefined);
    assert.equal(await agent.command({ type: 'set-note', ...set, note: 'Called the bank' }), undefined);
    await contacts.finish(agent, bank);
    const axe = await contacts.held(agent, place, { address, subject: 'axe', taskType });
    await agent.command({ type: 'set-disposition', interaction: axe.id, disposition: 'good' });
    await contacts.finish(agent, axe);
    const item = await contacts.held(agent, place, { address, subject: 'Card' });
    return { agent, place, address, item, done: [bank.id, axe.id] };
  }

  it('has what is in progress and what is done, newest first, the interaction itself too', async () => {
    const { agent, item } = await three();
    const page = await historyOf(agent, item.id);
    assert.deepEqual([subjects(page), page.total], [['Card', 'axe', 'Bank'], 3]);
    const [card, axe, bank] = page.items;
    assert.deepEqual(card, {
      ...{ id: item.id, medium: 'case', state: 'in-progress', subject: 'Card' },
      ...{ createdAt: item.createdAt, agent: 'An Agent' },
    });
    assert.deepEqual([axe?.state, axe?.outcome, axe?.agent], ['done', 'done', 'An Agent']);
    assert.ok(bank?.endedAt !== undefined && bank.endedAt >= bank.createdAt);
  });

  it('is sorted, filtered by medium, state and time, and comes page by page', async () => {
    const { agent, item } = await three();
    const found = async (filter: Parameters<typeof historyOf>[2]): Promise<string[]> =>
      subjects(await historyOf(agent, item.id, filter));
    assert.deepEqual(await found({ sort: 'oldest' }), ['Bank', 'axe', 'Card']);
    assert.deepEqual(await found({ sort: 'subject' }), ['axe', 'Bank', 'Card']);
    assert.deepEqual(await found({ media: ['email', 'voice'] }), ['Bank']);
    assert.deepEqual(await found({ media: [] }), []);
    assert.deepEqual(await found({ state: 'done' }), ['axe', 'Bank']);
    assert.deepEqual(await found({ state: 'in-progress' }), ['Card']);
    assert.deepEqual(await found({ from: item.createdAt }), ['Card']);
    assert.deepEqual(await found({ to: item.createdAt }), ['axe', 'Bank']);
    for (const [offset, subject] of ['Card', 'axe', 'Bank'].entries()) {
      const page = await historyOf(agent, item.id, { offset, limit: 1 });
      assert.deepEqual([subjects(page), page.total], [[subject], 3]);
    }
    const beyond = await historyOf(agent, item.id, { offset: 3 });
    assert.deepEqual([subjects(beyond), beyond.total], [[], 3]);
  });

  it('is searched by a part of a subject, a note or a text, without regard to case and accents', async () => {
    const { agent, item } = await three();
    const found = async (search: string): Promise<string[]> =>
      subjects(await historyOf(agent, item.id, { search }));
    assert.deepEqual(await found('CAR'), ['Card']);
    assert.deepEqual(await found('called THE'), ['Bank']);
    assert.deepEqual(await found('räkn'), ['Bank']);
    assert.deepEqual(await found('RAKN'), ['Bank']);
    assert.deepEqual(await found('RÄKN'), ['Bank']);
    for (const wild of ['%', '.', 'B.nk', '[', '\\', "' OR 1=1 --"])
      assert.deepEqual(await found(wild), [], wild);
    assert.deepEqual(await found('é'.repeat(200)), []);
    assert.deepEqual(await found('  '), ['Card', 'axe', 'Bank']);
  });

  it('tells what is kept of each', async () => {
    const { agent, item, done } = await three();
    const [bank, axe] = done;
    const whole = (id: string) => asked(agent, { type: 'history-item', interaction: item.id, item: id });
    const { note, body, reply, disposition, queue } = await whole(bank);
    assert.deepEqual(
      [note, body, reply, disposition],
      ['Called the bank', 'Räkning', 'Here it is', undefined],
    );
    assert.equal(queue, item.queue);
    assert.equal((await whole(axe)).disposition, 'Good');
  });

  it('has what was written in a chat, and is searched in it', async () => {
    const { agent, place, address, item } = await contacts.working({ subject: 'Case' });
    const subject = `Chat ${randomUUID()}`;
    const { status } = await gateway().send('/v1/chats', {
      ...{ id: randomUUID(), subject, entrance: place.entrance, name: 'Eva', contact: { address } },
    });
    assert.equal(status, 201);
    const chat = await agent.acceptOffered(subject);
    await agent.command({ type: 'send-message', interaction: chat.id, text: 'The card is on its way' });
    assert.deepEqual(subjects(await historyOf(agent, item.id, { search: 'ON ITS' })), [subject]);
    const { entries } = await asked(agent, { type: 'history-item', interaction: item.id, item: chat.id });
    const said = entries?.find(({ text }) => text === 'The card is on its way');
    assert.deepEqual([said?.interaction, said?.by.kind], [chat.id, 'agent']);
  });

  it('has nothing of another contact, and no call between agents', async () => {
    const { anna, ids, place } = await teams.pair();
    const address = `${randomUUID()}@example.test`;
    const item = await contacts.held(anna, place, { address });
    const other = await contacts.held(anna, place, { address: `${randomUUID()}@example.test` });
    await gateway().readyAgent(ids[2]);
    assert.equal(await anna.command({ type: 'consult', interaction: item.id, target: ids[2] }), undefined);
    await anna.interaction('calls', (each) => each.parent === item.id);
    assert.deepEqual(subjects(await historyOf(anna, item.id)), [item.subject]);
    const query = { type: 'history-item', interaction: item.id } as const;
    for (const id of [other.id, randomUUID(), 'nothing'])
      assert.equal(await failed(anna, { ...query, item: id }), 'NOT_FOUND', id);
  });

  it('is told to nobody who does not have the interaction', async () => {
    const { item } = await contacts.working();
    const { agent } = await contacts.desk.agent();
    const page = { search: '', offset: 0, limit: 10 };
    assert.equal(await failed(agent, { type: 'history', interaction: item.id, ...page }), 'NOT_FOUND');
    assert.equal(
      await failed(agent, { type: 'history-item', interaction: item.id, item: item.id }),
      'NOT_FOUND',
    );
  });

  it('refuses a page of nothing, of too much, or before the beginning, and a text that nobody can have written', async () => {
    const { agent, item } = await contacts.working();
    const query = { type: 'history', interaction: item.id, search: '', offset: 0, limit: 10 } as const;
    for (const wrong of [{ limit: 0 }, { limit: 101 }, { offset: -1 }, { search: 'a\0b' }])
      assert.equal(await failed(agent, { ...query, ...wrong }), 'INVALID');
  });

  it(`has a page of ${MANY} sooner than all of them could be read, and is searched in not much more`, async () => {
    const { agent, item } = await contacts.working({ subject: 'The newest' });
    await gateway().db.query(COPY, [item.id, MANY]);
    await gateway().db.exec('ANALYZE interaction');
    const first = await historyOf(agent, item.id, { limit: 50 });
    assert.deepEqual([first.total, first.items[0]?.subject], [MANY + 1, 'The newest']);
    const all = await timed(() => gateway().db.query(READ_ALL, [item.contact?.id]));
    for (const [filter, total, most] of [
      [{}, MANY + 1, 1],
      [{ offset: MANY - 50 }, MANY + 1, 1],
      [{ state: 'in-progress' }, 1, 1],
      [{ search: 'subject 4711' }, 1, 5],
    ] as const) {
      assert.equal((await historyOf(agent, item.id, { limit: 50, ...filter })).total, total);
      const page = await timed(() => historyOf(agent, item.id, { limit: 50, ...filter }));
      assert.ok(page < all * most, `${JSON.stringify(filter)}: ${page} of ${all} ms`);
    }
  });
});

/** The shortest of some times, in milliseconds. */
async function timed(act: () => Promise<unknown>): Promise<number> {
  let shortest = Infinity;
  for (let turn = 0; turn < 5; turn += 1) {
    const begin = performance.now();
    await act();
    shortest = Math.min(shortest, performance.now() - begin);
  }
  return shortest;
}

const READ_ALL = `
SELECT id, medium, state, subject, note, body, created_at, ended_at, outcome FROM interaction WHERE contact_id = $1::uuid`;

const COPY = `
INSERT INTO interaction(id, medium, sender_id, idem_key, body_sha256, request_id, receipt_state, entrance_id, queue_id,
  contact_id, state, weight, subject, instruction, contact, body, outcome, created_at, ended_at)
SELECT gen_random_uuid(), i.medium, i.sender_id, gen_random_uuid()::text, i.body_sha256, gen_random_uuid(), i.receipt_state,
  i.entrance_id, i.queue_id, i.contact_id, 'ended', i.weight, 'Subject ' || n, i.instruction, i.contact,
  repeat('Some lines of a letter. ', 20), 'done', i.created_at - n * interval '1 hour', i.created_at
FROM interaction i, generate_series(1, $2::int) n WHERE i.id = $1::uuid`;
