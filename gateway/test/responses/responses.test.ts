import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, it } from 'node:test';
import type { Interaction, ResponsesPage, ResponsesQuery } from 'contact-pad/core';
import { AdminCalls } from '../admin/admin-calls.js';
import type { AgentClient } from '../support/agent-client.js';
import { asked, Contacts, failed } from '../support/contacts.js';
import { onBothEngines } from '../support/suite.js';

const HOUR_MS = 3_600_000;
const inHours = (hours: number): string => new Date(Date.now() + hours * HOUR_MS).toISOString();

const text = (id: string, title: string, more: object = {}): object => ({
  ...{ id, title, text: `Text of ${title}`, language: 'en', category: ['Loans'] },
  ...more,
});

const RESPONSES = [
  text('zoo', 'Åpne saker', { language: 'nb', category: [] }),
  text('papers', 'Papers are missing', { category: ['Loans', 'Papers'] }),
  text('rates', 'interest rates', { text: 'You find {today} on our page.\nBye' }),
  text('papper', 'Papper saknas', { language: 'SV', category: ['Loans', 'Papers'] }),
  text('hello', 'Hello', { category: ['Greetings'] }),
  text('off', 'Off', { active: false, category: ['Hidden'], language: 'de' }),
  text('early', 'Early', { from: inHours(1) }),
  text('late', 'Late', { until: inHours(-1) }),
  text('now', 'Now', { from: inHours(-1), until: inHours(1), category: ['Greetings', 'Now'] }),
];

onBothEngines('Standard responses (SR-1)', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  before(async () => {
    const { status, body } = await admin.put('responses', { responses: RESPONSES });
    assert.deepEqual([status, body], [200, { responses: RESPONSES.length }]);
  });

  const find = (
    agent: AgentClient,
    { id }: Interaction,
    filter: Partial<ResponsesQuery> = {},
  ): Promise<ResponsesPage> =>
    asked(agent, { search: '', offset: 0, limit: 100, ...filter, type: 'responses', interaction: id });

  const titles = ({ responses }: ResponsesPage): string[] => responses.map(({ title }) => title);

  it('are those that can be used now, by title, with all folders and languages', async () => {
    const { agent, item } = await contacts.working();
    const page = await find(agent, item);
    const all = ['Åpne saker', 'Hello', 'interest rates', 'Now', 'Papers are missing', 'Papper saknas'];
    assert.deepEqual([titles(page), page.total], [all, 6]);
    assert.deepEqual(
      page.categories.map((each) => each.join('/')),
      ['Greetings', 'Greetings/Now', 'Loans', 'Loans/Papers'],
    );
    assert.deepEqual(page.languages, ['en', 'nb', 'sv']);
    assert.deepEqual(page.responses[2], {
      ...{ id: 'rates', title: 'interest rates', text: 'You find {today} on our page.\nBye' },
      ...{ language: 'en', category: ['Loans'] },
    });
    const second = await find(agent, item, { offset: 1, limit: 2 });
    assert.deepEqual([titles(second), second.total], [['Hello', 'interest rates'], 6]);
  });

  it('are found by words in any order, without regard to case and accents, by folder and by language', async () => {
    const { agent, item } = await contacts.working();
    const found = async (filter: Partial<ResponsesQuery>): Promise<string[]> =>
      titles(await find(agent, item, filter));
    assert.deepEqual(await found({ search: 'MISSING pap' }), ['Papers are missing']);
    assert.deepEqual(await found({ search: 'apne' }), ['Åpne saker']);
    assert.deepEqual(await found({ search: 'page {TODAY}' }), ['interest rates']);
    assert.deepEqual(await found({ search: '.*' }), []);
    assert.deepEqual(await found({ category: ['Loans'] }), [
      'interest rates',
      'Papers are missing',
      'Papper saknas',
    ]);
    assert.deepEqual(await found({ category: ['Loans', 'Papers'], language: 'en' }), ['Papers are missing']);
    assert.deepEqual(await found({ category: ['Papers'] }), []);
    assert.deepEqual(await found({ category: [] }), await found({}));
    assert.deepEqual(await found({ language: 'sv' }), ['Papper saknas']);
  });

  it('are kept by one agent, and not by another', async () => {
    const { agent, item } = await contacts.working();
    const other = await contacts.working();
    for (const response of ['hello', 'rates', 'hello'])
      assert.equal(await agent.command({ type: 'keep-response', response, keep: true }), undefined);
    assert.equal(await agent.command({ type: 'keep-response', response: 'rates', keep: false }), undefined);
    const kept = await find(agent, item, { favourites: true });
    assert.deepEqual([titles(kept), kept.responses[0]?.favourite], [['Hello'], true]);
    const [hello] = (await find(agent, item, { search: 'hello' })).responses;
    assert.equal(hello?.favourite, true);
    assert.equal((await find(other.agent, other.item, { favourites: true })).total, 0);
    assert.equal(
      (await agent.command({ type: 'keep-response', response: 'nothing', keep: true }))?.code,
      'NOT_FOUND',
    );
  });

  it('are for what an agent has in front of them', async () => {
    const { item } = await contacts.working();
    const { agent } = await contacts.desk.agent();
    const query = { type: 'responses', interaction: item.id, search: '', offset: 0, limit: 9 } as const;
    assert.equal(await failed(agent, query), 'NOT_FOUND');
  });
});

onBothEngines('The fields of standard responses', {}, (gateway) => {
  const contacts = new Contacts(gateway);
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  async function filled(template: string, data: Readonly<Record<string, string>> = {}): Promise<string> {
    await admin.put('responses', { responses: [text('one', 'One', { text: template })] });
    const { agent, place } = await contacts.desk.agent();
    const subject = `Loan ${randomUUID()}`;
    const { status } = await gateway().send('/v1/cases', {
      ...{
        id: randomUUID(),
        entrance: place.entrance,
        subject,
        from: 'a@example.test',
        medium: 'case',
        body: 'B',
      },
      ...{ contact: { name: 'Eva {{agent.name}}', address: '+4670' }, contactData: data },
    });
    assert.equal(status, 201);
    const { id } = await agent.acceptOffered(subject);
    const query = { type: 'responses', interaction: id, search: '', offset: 0, limit: 9 } as const;
    const [response] = (await asked(agent, query)).responses;
    return (response?.text ?? '').replace(id, 'ID').replace(subject, 'SUBJECT');
  }

  it('are replaced by what is known', async () => {
    const template =
      '{{contact.name}} {{contact.address}} {{ agent.name }} {{interaction.subject}} {{interaction.id}} {{data.cid}}';
    assert.equal(
      await filled(template, { cid: '4711' }),
      'Eva {{agent.name}} +4670 An Agent SUBJECT ID 4711',
    );
  });

  it('are empty where nothing is known, or the name is none', async () => {
    assert.equal(
      await filled('[{{data.cid}}{{data.}}{{contact}}{{toString}}{{contact.constructor}}]{{}}{x}'),
      '[]{{}}{x}',
    );
  });

  it('take a value as it is, whatever stands in it', async () => {
    const hostile = `$& $1 <b> {{data.cid}}`;
    assert.equal(await filled('{{data.cid}}!', { cid: hostile }), `${hostile}!`);
  });
});

onBothEngines('The file of standard responses', {}, (gateway) => {
  const admin = new AdminCalls(() => gateway().url, 'demo-admin');

  it('replaces all that is there, and says what there is', async () => {
    const one = { ...text('a', 'A'), active: true, from: '2026-01-01T00:00:00+01:00', until: inHours(1) };
    await admin.put('responses', { responses: [text('b', 'B'), one] });
    assert.deepEqual((await admin.get('responses')).body, {
      responses: [
        { ...one, from: '2025-12-31T23:00:00.000Z' },
        { ...text('b', 'B'), active: true },
      ],
    });
    assert.equal((await admin.put('responses', { responses: [text('b', 'Better')] })).status, 200);
    assert.deepEqual((await admin.get('responses')).body, {
      responses: [{ ...text('b', 'Better'), active: true }],
    });
  });

  it('changes nothing where anything in it is wrong', async () => {
    await admin.put('responses', { responses: [text('a', 'A')] });
    for (const wrong of [
      [text('a', 'A'), text('a', 'B')],
      [text('a b', 'A')],
      [text('b', ' ')],
      [text('b', 'B', { text: ' \n ' })],
      [text('b', 'B', { text: 'x'.repeat(4_001) })],
      [text('b', 'B', { text: 'a\0b' })],
      [text('b', 'B', { language: 'english language' })],
      [text('b', 'B', { language: 'en-a-a' })],
      [text('b', 'B', { category: 'Loans' })],
      [text('b', 'B', { category: Array.from({ length: 9 }, String) })],
      [text('b', 'B', { from: '2026-01-01' })],
      [text('b', 'B', { from: '2026-02-30T00:00:00Z' })],
      [text('b', 'B', { from: inHours(2), until: inHours(1) })],
      [text('b', 'B', { more: true })],
      'none',
    ]) {
      const { status, code } = await admin.put('responses', { responses: wrong });
      assert.deepEqual([status, code], [422, 'INVALID'], JSON.stringify(wrong).slice(0, 200));
    }
    assert.deepEqual((await admin.get('responses')).body, {
      responses: [{ ...text('a', 'A'), active: true }],
    });
  });

  it('is for the administrator alone', async () => {
    assert.equal((await admin.get('responses', 'demo-sender')).status, 401);
    assert.equal((await admin.put('responses', { responses: [] }, 'demo-sender')).status, 401);
  });
});
